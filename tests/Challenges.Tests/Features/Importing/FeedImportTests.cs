using System.Text;

using Market.Challenges.Domain;
using Market.Challenges.Import;
using Market.Challenges.Storage;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Challenges.Tests.Features.Importing;

public sealed class FeedImportTests
{
    private static async Task<ImportReport> ImportAsync(Town town, string json) =>
        await ChallengesImport.RunAsync(town.Service.Services, new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static string Row(string id, string title, string description = "", string agency = "NASA") =>
        $$"""{"challenge-id":"{{id}}","challenge-title":"{{title}}","agency":"{{agency}}","submission-end":"04/22/2019 12:00 AM","description":"{{description}}"}""";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task All_289_real_challenges_arrive_and_a_second_run_changes_nothing(string engine)
    {
        Effort.SampleEngine(engine);
        var path = SharedData.File("challenges/challenge-gov-closed.json");
        await using var town = await Town.StartAsync(engine);
        await using (var feed = File.OpenRead(path))
            await ChallengesImport.RunAsync(town.Service.Services, feed, cancel: TestContext.Current.CancellationToken);
        var first = await VersionsAsync(town);

        await using var again = File.OpenRead(path);
        var report = await ChallengesImport.RunAsync(town.Service.Services, again, cancel: TestContext.Current.CancellationToken);

        Assert.Equal(289, first.Count);
        Assert.Equal(289, report.Count(ImportOutcome.Unchanged));
        Assert.Equal(first, await VersionsAsync(town));
        Assert.Empty(await town.Service.EventsAsync());
        var page = await town.BrowseAsync("stage=archived&q=haptic");
        Assert.Contains(page.Items, item => item.Title.En == "Haptic Interfaces for Public Safety Challenge" && item.PrizeTotalCents == 42_500_000);
    }

    [Fact]
    public async Task After_an_import_PostgreSQL_knows_how_much_there_is_to_search()
    {
        await using var town = await Town.StartAsync("postgres");
        await ImportAsync(town, $"[{Row("7", "Old smoke")}]");

        using var scope = town.Service.Services.CreateScope();
        var known = scope.ServiceProvider.GetRequiredService<ChallengesDb>().Database.SqlQuery<float>($"SELECT reltuples AS \"Value\" FROM pg_class WHERE relname = 'search_index'");
        Assert.True(await known.SingleAsync() > 0);
    }

    [Fact]
    public async Task A_changed_row_is_taken_over_and_found_by_its_new_words()
    {
        await using var town = await Town.StartAsync();
        await ImportAsync(town, $"[{Row("7", "Old smoke")}]");

        var report = await ImportAsync(town, $"[{Row("7", "New fire")}]");

        Assert.Equal(1, Taken(report));
        Assert.Equal("New fire", Assert.Single((await town.BrowseAsync("q=fire")).Items).Title.En);
        Assert.Empty((await town.BrowseAsync("q=smoke")).Items);
        Assert.Equal(1, (await town.BrowseAsync()).Total);
    }

    [Fact]
    public async Task A_broken_row_or_end_does_not_stop_the_rest()
    {
        await using var town = await Town.StartAsync();
        var report = await ImportAsync(town, $"[{Row("1", "First")},42,{Row("2", "")},{Row("3", "Third")},{{\"challenge-id\":");
        Assert.Equal((2, 3), (Taken(report), report.Count(ImportOutcome.Skipped)));
        Assert.Equal(2, (await town.BrowseAsync("stage=archived")).Total);
    }

    [Fact]
    public async Task Challenges_of_one_agency_belong_to_one_organisation_and_their_text_is_searched()
    {
        await using var town = await Town.StartAsync();
        await ImportAsync(town, $"[{Row("1", "First", "<p>Caf&eacute; <strong>wildfire</strong></p>")},{Row("2", "Second", agency: "nasa")},{Row("3", "Third", agency: "NIST")}]");

        var items = (await town.BrowseAsync()).Items;
        Assert.Equal(2, items.Select(item => item.OrganisationId).Distinct().Count());
        Assert.Equal("First", Assert.Single((await town.BrowseAsync("q=cafe+wild")).Items).Title.En);
        Assert.Equal(ChallengeStage.Archived, items[0].Stage);
        Assert.Empty((await town.BrowseAsync("q=strong")).Items);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_search_counts_to_a_hundred_and_always_a_page_further_than_it_shows(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        await ImportAsync(town, $"[{string.Join(',', Enumerable.Range(1, 130).Select(number => Row($"{number}", $"Smoke {number}")))}]");

        var (first, fifth, last) = (await town.BrowseAsync("q=smoke"), await town.BrowseAsync("q=smoke&page=5"), await town.BrowseAsync("q=smoke&page=7"));

        Assert.Equal((100, true), (first.Total, first.TotalIsCapped));
        Assert.Equal((120, true, 20), (fifth.Total, fifth.TotalIsCapped, fifth.Items.Count));
        Assert.Equal((130, false, 10), (last.Total, last.TotalIsCapped, last.Items.Count));
        Assert.Equal((130, false), ((await town.BrowseAsync()).Total, (await town.BrowseAsync()).TotalIsCapped));
    }

    private static int Taken(ImportReport report) => report.Count(ImportOutcome.Imported) + report.Count(ImportOutcome.Adjusted);

    private static async Task<Dictionary<Guid, int>> VersionsAsync(Town town)
    {
        using var scope = town.Service.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ChallengesDb>().Challenges.ToDictionaryAsync(challenge => challenge.Id, challenge => challenge.Version);
    }
}
