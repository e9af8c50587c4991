using Market.Challenges.Domain;
using Market.Challenges.Features.Browsing;

namespace Market.Challenges.Tests.Features;

public sealed class CatalogueTests
{
    private static int Count(IReadOnlyList<FacetCount> facet, string value) => facet.SingleOrDefault(count => count.Value == value)?.Count ?? 0;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Words_are_found_by_their_beginning_without_accents_and_signs_are_harmless(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var drones = await town.PublishedAsync("Drones boven het café: één zone");
        await town.PublishedAsync("Blussen in de haven");
        await town.DraftAsync("Drones in ontwerp");

        foreach (var question in new[] { "drones", "DRON", "cafe", "Café een", "zone drones", "Hulpverl drone", "dro*", "\"drones\"", "drones'", "(drones)", "drones; --", "herkend drones", "%drones%", "drones_" })
            Assert.Equal([drones], (await town.BrowseAsync($"q={Uri.EscapeDataString(question)}")).Items.Select(item => item.Id));
        foreach (var question in new[] { "rones", "drones blussen", "NOT blussen", "drones OR blussen", "drones NEAR haven", "title:drones", "%", "_", "*", "\"", "'", "\\", "-", "! & |", "drones<->zone zzz", "\u0000" })
            Assert.DoesNotContain((await town.BrowseAsync($"q={Uri.EscapeDataString(question)}")).Items, item => item.Id == drones && !question.Contains("OR", StringComparison.Ordinal));
        Assert.Equal(2, (await town.BrowseAsync("q=%20%20")).Total);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Open_challenges_come_first_by_deadline_then_the_others_the_latest_first(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var closed = await town.PublishedAsync("Eerste");
        town.Clock.Advance(TimeSpan.FromDays(1));
        var closedLater = await town.PublishedAsync("Tweede");
        town.Clock.Advance(TimeSpan.FromDays(40));
        var soon = await town.PublishedAsync("Derde");
        town.Clock.Advance(TimeSpan.FromDays(1));
        var later = await town.PublishedAsync("Vierde");

        Assert.Equal([soon, later, closedLater, closed], (await town.BrowseAsync()).Items.Select(item => item.Id));
        var pages = await Task.WhenAll(Enumerable.Range(1, 4).Select(page => town.BrowseAsync($"size=1&page={page}")));
        Assert.Equal([soon, later, closedLater, closed], pages.Select(page => Assert.Single(page.Items).Id));
        Assert.Equal([later, soon, closedLater, closed], (await town.BrowseAsync("q=kort+nood+samenvatting".Replace("kort+nood+", "nood+"))).Items.Select(item => item.Id));
        Assert.Equal([soon, later], (await town.BrowseAsync("stage=open")).Items.Select(item => item.Id));
        Assert.Equal([closedLater, closed], (await town.BrowseAsync("stage=closed")).Items.Select(item => item.Id));
        Assert.Equal([closedLater, closed], (await town.BrowseAsync("stage=closed&q=nood")).Items.Select(item => item.Id));
        Assert.Equal((4, false), ((await town.BrowseAsync("page=9")).Total, (await town.BrowseAsync()).TotalIsCapped));
        Assert.Empty((await town.BrowseAsync("page=9")).Items);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Filters_and_the_counts_beside_them_agree(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var ghent = await town.PublishedAsync("Gent", "BE23", "security");
        var bruges = await town.PublishedAsync("Brugge", "BE25", "safety");
        var liege = await town.PublishedAsync("Luik", "BE33", "safety");

        Assert.Equal([bruges], (await town.BrowseAsync("region=BE25")).Items.Select(item => item.Id));
        Assert.Equal(new HashSet<Guid> { ghent, bruges }, (await town.BrowseAsync("region=BE2")).Items.Select(item => item.Id).ToHashSet());
        Assert.Equal([liege], (await town.BrowseAsync("origin=safety&region=BE3&phase=response&process=designContest&language=nl")).Items.Select(item => item.Id));
        Assert.Empty((await town.BrowseAsync("phase=recovery")).Items);
        Assert.Equal(3, (await town.BrowseAsync($"organisation={(await town.DetailAsync(ghent)).OrganisationId}")).Total);
        Assert.Equal(0, (await town.BrowseAsync($"organisation={Guid.CreateVersion7()}")).Total);

        var facets = (await town.BrowseAsync("origin=safety")).Facets;
        Assert.Equal((2, 1), (Count(facets.Origin, "safety"), Count(facets.Origin, "security")));
        Assert.Equal((1, 1, 0), (Count(facets.Region, "BE2"), Count(facets.Region, "BE25"), Count(facets.Region, "BE23")));
        Assert.Equal((2, 0), (Count(facets.Stage, "open"), Count(facets.Stage, "closed")));
        Assert.Equal(2, Count(facets.Process, "designContest"));
        Assert.Equal(1, Count((await town.BrowseAsync("q=gent")).Facets.Phase, "prevention"));
    }

    [Fact]
    public async Task The_counts_are_at_most_seconds_old()
    {
        await using var town = await Town.StartAsync();
        Assert.Empty((await town.BrowseAsync()).Facets.Origin);
        await town.PublishedAsync();
        town.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, Count((await town.BrowseAsync()).Facets.Origin, "security"));
    }

    [Fact]
    public async Task The_deadline_moves_a_challenge_from_open_to_closed_by_itself()
    {
        await using var town = await Town.StartAsync();
        var id = await town.PublishedAsync();
        town.Clock.SetUtcNow((await town.DetailAsync(id)).Dates.Deadline!.Value.AddMicroseconds(-1));
        Assert.Equal(ChallengeStage.Open, Assert.Single((await town.BrowseAsync("stage=open")).Items).Stage);
        town.Clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Empty((await town.BrowseAsync("stage=open")).Items);
        Assert.Equal(ChallengeStage.Closed, Assert.Single((await town.BrowseAsync("stage=closed")).Items).Stage);
    }

    [Fact]
    public async Task A_challenge_is_read_by_its_slug()
    {
        await using var town = await Town.StartAsync();
        var id = await town.PublishedAsync("Drones boven het terrein");
        var slug = (await town.DetailAsync(id)).Slug;
        Assert.StartsWith("drones-boven-het-terrein-", slug);
        Assert.Contains($"\"id\":\"{id}\"", await town.As(null).GetStringAsync($"/api/challenges/{slug}"));
    }
}
