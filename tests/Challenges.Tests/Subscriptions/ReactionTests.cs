using Market.Challenges.Domain;
using Market.Contracts;

namespace Market.Challenges.Tests.Subscriptions;

public sealed class ReactionTests
{
    private static readonly Texts Title = new("Drones", null, null);

    private static AwardPublished Award(Guid id) => new(
        id, Title, Guid.Empty, Guid.Empty, Guid.Empty, Town.Today.AddDays(60), [new Winner(2, "Net", "Tweede bv", [], 70.5m, null), new Winner(1, "Radar", "Eerste bv", ["UGent"], 81.25m, 2_500_000)], 4, [], []);

    private static SubmissionsOpened Opening(Guid id) => new(id, Title, Guid.Empty, Guid.Empty, Guid.Empty, Town.Today.AddDays(31), 4);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Opening_and_award_move_the_challenge_and_its_results_become_public(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var id = await town.PublishedAsync();

        await town.Service.ReceiveAsync(Apps.Solutions, Opening(id));
        Assert.Equal(ChallengeStage.Judging, (await town.DetailAsync(id, town.Member)).Stage);
        await town.Service.ReceiveAsync(Apps.Solutions, Award(id));

        var detail = await town.DetailAsync(id, town.Member);
        Assert.Equal((ChallengeStage.Awarded, 4), (detail.Stage, detail.Results!.Submissions));
        Assert.Equal(["Eerste bv", "Tweede bv"], detail.Results.Winners.Select(winner => winner.OrganisationName));
        Assert.Equal((81.25m, 2_500_000L), (detail.Results.Winners[0].Total, detail.Results.Winners[0].PrizeCents));
        Assert.Equal(1, (await town.BrowseAsync("stage=awarded")).Total);
    }

    [Fact]
    public async Task The_next_in_line_takes_the_place_of_a_winner_who_withdrew_and_the_page_says_so()
    {
        await using var town = await Town.StartAsync();
        var id = await town.PublishedAsync();
        await town.Service.ReceiveAsync(Apps.Solutions, Opening(id));
        await town.Service.ReceiveAsync(Apps.Solutions, Award(id));
        await town.Service.ReceiveAsync(Apps.Solutions, Award(id) with { PublishedAt = Town.Today.AddDays(80), Winners = [new Winner(1, "Net", "Tweede bv", [], 70.5m, null)], Withdrawn = ["Eerste bv"] });

        var detail = await town.DetailAsync(id, town.Member);
        Assert.Equal((ChallengeStage.Awarded, "Tweede bv", "Eerste bv"), (detail.Stage, detail.Results!.Winners.Single().OrganisationName, detail.Results.Withdrawn!.Single()));
    }

    [Fact]
    public async Task News_of_an_unknown_challenge_is_passed_over()
    {
        await using var town = await Town.StartAsync();
        await town.Service.ReceiveAsync(Apps.Solutions, Opening(Guid.CreateVersion7()));
        await town.Service.ReceiveAsync(Apps.Solutions, Award(Guid.CreateVersion7()));
        Assert.Equal(0, (await town.BrowseAsync()).Total);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_organisation_with_a_new_name_is_found_by_it(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var id = await town.PublishedAsync();
        var draft = await town.DraftAsync("Nog een");
        await town.Service.ReceiveAsync(Apps.Identity, new OrganisationSaved(town.Officer.OrganisationId!.Value, "Brandweer Scheldekant", "0403019261", "public-body"));

        Assert.Equal("Brandweer Scheldekant", (await town.DetailAsync(id)).OrganisationName);
        Assert.Equal("Brandweer Scheldekant", (await town.DetailAsync(draft)).OrganisationName);
        Assert.Equal(1, (await town.BrowseAsync("q=scheldekant")).Total);
        Assert.Equal(0, (await town.BrowseAsync("q=hulpverleningszone")).Total);
    }
}
