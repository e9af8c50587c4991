using System.Net;

using Market.Challenges.Domain;
using Market.Contracts;
using Market.Testing;

namespace Market.Challenges.Tests.Features;

public sealed class SealingTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_strict_challenge_waits_for_the_cards_of_its_officers_and_says_so_to_everyone(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var id = await town.CompleteDraftAsync();
        Guid[] officers = [town.Officer.Id, town.Approver.Id, town.Member.Id];
        var draft = await town.DetailAsync(id, town.Officer);
        Assert.Equal(SealingLevel.Standard, draft.Sealing.Level);
        await town.PutAsync(id, "sealing", new { version = draft.Version, level = "strict", officerIds = officers, threshold = 2 });
        await town.StepAsync(town.Officer, id, "approval-request");
        await town.StepAsync(town.Approver, id, "approval");

        Assert.Equal("challenge.cards-missing", await (await town.TryStepAsync(town.Officer, id, "publication", new { version = (await town.DetailAsync(id, town.Officer)).Version })).ErrorCodeAsync());
        Assert.True((await town.DetailAsync(id, town.Officer)).Sealing.WaitsForCards);
        await town.Service.ReceiveAsync(Apps.Solutions, new OpeningKeysReady(id, new Texts("Drones", null, null), town.Officer.OrganisationId!.Value, 1));
        await town.StepAsync(town.Officer, id, "publication");

        var seen = (await town.DetailAsync(id, town.Member)).Sealing;
        Assert.Equal((SealingLevel.Strict, 3, 2, 0, false), (seen.Level, seen.Officers, seen.Threshold, seen.OfficerIds.Count, seen.WaitsForCards));
        var events = await town.Service.EventsAsync();
        Assert.Equal((2, 1), events.OfType<ChallengeApproved>().Select(happened => (happened.Strict!.Threshold, happened.Strict.Number)).Single());
        Assert.Equal(officers, events.OfType<ChallengePublished>().Single().Strict!.OfficerIds);
    }

    [Fact]
    public async Task Too_few_officers_or_nobody_at_all_is_refused_at_the_field()
    {
        await using var town = await Town.StartAsync();
        var id = await town.DraftAsync();
        var version = (await town.DetailAsync(id, town.Officer)).Version;

        var refused = await town.TryPutAsync(id, "sealing", new { version, level = "strict" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("challenge.officer-count", await refused.ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await town.TryPutAsync(id, "sealing", new { version, level = "standard" }, town.Approver)).StatusCode);
    }
}
