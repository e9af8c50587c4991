using System.Collections.Concurrent;
using System.Globalization;

using Market.Contracts;
using Market.Testing;

using Microsoft.Data.Sqlite;

namespace Market.Local.Tests.Simulation;

/// <summary>
/// Seeds in plenty: a few in a plain run, a thousand in CI. <c>MARKET_SEEDS=17</c> replays one, <c>MARKET_SEEDS=1-50000</c> runs many.
/// After each seed the doctor examines every invariant.
/// </summary>
public sealed class SimulationTests
{
    private const int Few = 12;
    private const int Many = 1000;

    private static readonly Lazy<Task<IReadOnlyDictionary<string, SqliteConnection>>> Template = new(MarketTemplate.CreateAsync);
    private static readonly Lazy<Task<IReadOnlyCollection<SeedResult>>> Results = new(() => RunAsync(Seeds()));

    /// <summary>What the three challenges, the bids for them and the openings can make services tell.</summary>
    private static readonly IReadOnlyList<string> Tellable =
    [
        nameof(ChallengeApprovalRequested), nameof(ChallengeApproved), nameof(ChallengeReturned), nameof(ChallengePublished), nameof(ChallengeCancelled),
        nameof(ChallengeFollowed), nameof(ChallengeUnfollowed), nameof(DeadlineChangeProposed), nameof(DeadlineChangeConfirmed), nameof(DeadlineMoved),
        nameof(DeadlineMoveRefused), nameof(TeamsHaveOtherDeadline), nameof(TeamsCanStop), nameof(PartnerInvited), nameof(PartnerAnswered),
        nameof(SolutionSubmitted), nameof(SolutionWithdrawn), nameof(OpeningProposed), nameof(OpeningRefused), nameof(SubmissionsOpened),
    ];

    [Fact]
    public async Task Every_seed_ends_sound_and_as_the_model_says()
    {
        var failed = (await Results.Value).Where(result => result.Fault is not null).OrderBy(result => result.Seed).ToList();

        Assert.True(failed.Count == 0, failed.Count == 0 ? "" : $"{failed.Count} seeds fail. MARKET_SEEDS={failed[0].Seed} replays the first:\n{failed[0].Trace}\n{failed[0].Fault}");
    }

    [Fact]
    public async Task A_thousand_seeds_reach_everything_that_can_be_told_and_nothing_else_is()
    {
        var results = await Results.Value;
        var told = results.SelectMany(result => result.Told).Distinct().ToList();

        Assert.Empty(told.Except(Tellable));
        if (results.Count >= Many)
            Assert.Empty(Tellable.Except(told));
    }

    [Fact]
    public async Task A_seed_replays_identically()
    {
        var (first, second) = (await RunAsync([1, 2, 3]), await RunAsync([1, 2, 3]));

        Assert.Equal(first.OrderBy(result => result.Seed).Select(result => result.Hash), second.OrderBy(result => result.Seed).Select(result => result.Hash));
        Assert.Equal(3, first.DistinctBy(result => result.Hash).Count());
    }

    [Fact]
    public Task A_clock_that_runs_behind_where_submissions_are_accepted_is_noticed() =>
        NoticesAsync(market => market.Solutions.ClockRunsBehind = TimeSpan.FromDays(4), SeedRun.ModelDisagrees);

    [Fact]
    public Task A_feed_that_forgets_is_noticed() => NoticesAsync(market => market.FeedForgets = true, SeedRun.NeverHeard);

    [Fact]
    public async Task Everybody_reaches_the_last_number_when_a_bus_that_lost_a_third_and_was_wiped_comes_back()
    {
        await using var market = new SimulatedMarket();
        market.Reset(await Template.Value, new Random(6));
        market.Bus.Loss = 0.3;
        for (var number = 0; number < 40; number++)
        {
            await market.Challenges.SendAsync(number % 2 == 0
                ? new Challenges.Features.Following.FollowChallenge(Cast.Solver(0), MarketTemplate.ChallengeIds[2])
                : new Challenges.Features.Following.UnfollowChallenge(Cast.Solver(0), MarketTemplate.ChallengeIds[2]));
            await market.Challenges.RelayAsync();
            if (number % 3 == 0 && market.Bus.UnderWay > 0)
                await market.DeliverAsync();
            if (number % 15 == 14)
                market.Bus.Wipe();
        }

        Assert.False(market.IsQuiet());
        // The next look at the feeds, a quarter of a minute later.
        foreach (var service in market.All)
            await market.CatchUpAsync(service.Name);

        Assert.True(market.IsQuiet());
    }

    /// <summary>One of the first twenty seeds ends with that fault.</summary>
    private static async Task NoticesAsync(Action<SimulatedMarket> plant, string fault)
    {
        for (var seed = 1; seed <= 20; seed += 2)
        {
            if ((await RunAsync([seed, seed + 1], plant)).Any(result => result.Fault?.EndsWith(fault, StringComparison.Ordinal) == true))
                return;
        }

        Assert.Fail($"Nobody noticed: {fault}");
    }

    private static async Task<IReadOnlyCollection<SeedResult>> RunAsync(IEnumerable<int> seeds, Action<SimulatedMarket>? plant = null)
    {
        var template = await Template.Value;
        var (waiting, results) = (new ConcurrentQueue<int>(seeds), new ConcurrentBag<SeedResult>());
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Environment.ProcessorCount, 4)).Select(_ => Task.Run(async () =>
        {
            await using var market = new SimulatedMarket();
            while (waiting.TryDequeue(out var seed))
                results.Add(await new SeedRun(market, template, seed).RunAsync(plant));
        })));
        return results;
    }

    private static IEnumerable<int> Seeds()
    {
        if (Environment.GetEnvironmentVariable("MARKET_SEEDS") is { Length: > 0 } wanted)
        {
            var ends = wanted.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList();
            return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
        }

        return Enumerable.Range(1, Effort.IsWhole ? Many : Few);
    }
}
