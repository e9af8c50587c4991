using Market.Hosting.Invariants;
using Market.Local.Doctor;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Local.Tests.Doctor;

public sealed class InvariantTests(ExaminedMarket market) : IClassFixture<ExaminedMarket>
{
    private static readonly IReadOnlyList<Mutation> All =
        [.. ChallengesMutations.All, .. SolutionsMutations.All, .. PeopleMutations.All, .. SingleApp.All.Keys.SelectMany(PlumbingMutations.Of)];

    public static TheoryData<string> Names => [.. All.Select(mutation => mutation.Name)];

    [Fact]
    public async Task A_busy_market_is_sound()
    {
        var report = await MarketDoctor.ExamineAsync(market.Services, CancellationToken.None);
        var words = new StringWriter();
        report.WriteText(words);

        Assert.Equal($"All {report.Invariants} invariants hold.", words.ToString().Trim());
    }

    [Theory, MemberData(nameof(Names))]
    public async Task An_invariant_fires_when_a_row_is_changed_by_hand(string name)
    {
        var mutation = All.Single(mutation => mutation.Name == name);

        Assert.Equal(mutation.Expected.Order(), (await market.ExamineAsync(mutation.Service, mutation.Sql)).Order());
    }

    [Fact]
    public void Each_invariant_has_a_mutation_that_makes_it_fire()
    {
        string[] onDisk = ["solutions files.kept", "solutions files.no-orphans"];
        // Nobody hears of notifications, and the identity service hears of nobody.
        string[] idle = [.. Invariants("notifications").Where(name => name.Contains(" outbox.", StringComparison.Ordinal)), .. Invariants("identity").Where(name => name.Contains(" inbox.", StringComparison.Ordinal))];
        var known = SingleApp.All.Keys.SelectMany(Invariants).Concat(MarketInvariant.All.Select(invariant => $"market {invariant.Name}")).ToList();

        Assert.Equal(known.Order(), All.Select(mutation => mutation.Name).Concat(onDisk).Concat(idle).Order());
        Assert.True(known.Count >= 40);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_missed()
    {
        var file = Directory.EnumerateFiles(market.SolutionFiles).First();
        File.Move(file, file + ".away");

        var found = await market.ExamineAsync("solutions", "");
        File.Move(file + ".away", file);

        Assert.Equal(["solutions files.kept"], found);
    }

    [Fact]
    public async Task A_file_that_belongs_to_nothing_is_found_when_it_should_have_been_swept_up()
    {
        var file = Path.Combine(market.SolutionFiles, new string('a', 32));
        await File.WriteAllTextAsync(file, "x");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-1));

        var found = await market.ExamineAsync("solutions", "");
        File.Delete(file);

        Assert.Equal(["solutions files.no-orphans"], found);
    }

    private IEnumerable<string> Invariants(string service) => market.Services(service).GetServices<Invariant>().Select(invariant => $"{service} {invariant.Name}");
}
