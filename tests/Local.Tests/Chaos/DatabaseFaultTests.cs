using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

using Market.Local.Chaos;
using Market.Local.Demo;
using Market.Testing;

namespace Market.Local.Tests.Chaos;

/// <summary>PostgreSQL is away, or hangs, while people work: the market says so honestly, keeps what it acknowledged and is soon back.</summary>
[Collection(ChaosCollection.Name)]
public sealed class DatabaseFaultTests(ChaosMarket market)
{
    /// <summary>Ten on a machine that does nothing else.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(ChaosMarket.Slowness * 10);

    /// <summary>A request waits at most five seconds for a connection or ten for a statement; the rest is for a slow machine.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(25);

    /// <summary>What came of a request that got no answer is not known until it is asked again.</summary>
    private readonly List<(Guid Challenge, DemoPerson Solver)> _unsettled = [];

    [Fact]
    public async Task A_database_that_is_down_is_told_as_such_and_is_used_again_when_it_is_back()
    {
        Effort.RequireWhole("all faults take minutes");
        Assert.SkipUnless(ChaosMarket.HasServers, "PostgreSQL or redis-server is not installed");
        var answers = new ConcurrentBag<Seen>();

        await market.Trial.WorkDuringAsync(10, async () =>
        {
            await Task.Delay(500);
            await market.Cluster[ChaosCluster.Postgres].KillAsync();
            await AskDuringAsync(TimeSpan.FromSeconds(8), answers);
            await market.Cluster.RestartAsync(ChaosCluster.Postgres);
            await IsBackAsync();
        });

        AssertHonest(answers);
        Assert.Empty(await market.Trial.CheckAsync(ChaosMarket.Slowness));
    }

    [Fact]
    public async Task A_database_that_hangs_does_not_keep_people_hanging()
    {
        Effort.RequireWhole("all faults take minutes");
        Assert.SkipUnless(ChaosMarket.HasServers, "PostgreSQL or redis-server is not installed");
        var answers = new ConcurrentBag<Seen>();

        await market.Trial.WorkDuringAsync(10, async () =>
        {
            market.Cluster[ChaosCluster.Postgres].Freeze();
            await AskDuringAsync(TimeSpan.FromSeconds(20), answers);
            market.Cluster[ChaosCluster.Postgres].Thaw();
            await IsBackAsync();
        });

        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.True(answer is { Status: 503, SaysWhen: true } or { Status: 204 }, $"{answer}"));
        Assert.All(answers, answer => Assert.True(answer.Took < LongestAnswer, $"an answer took {answer.Took}"));
        Assert.Empty(await market.Trial.CheckAsync(ChaosMarket.Slowness));
    }

    [Fact]
    public async Task A_database_that_takes_no_more_connections_is_told_as_such_and_is_used_again_when_it_does()
    {
        Effort.RequireWhole("all faults take minutes");
        Assert.SkipUnless(ChaosMarket.HasServers, "PostgreSQL or redis-server is not installed");
        var answers = new ConcurrentBag<Seen>();

        await market.Trial.WorkDuringAsync(10, async () =>
        {
            await using (await TakenConnections.TakeAllAsync(market.Cluster.Options.Postgres!))
                await AskDuringAsync(TimeSpan.FromSeconds(3), answers);
            await IsBackAsync();
        });

        AssertHonest(answers);
        Assert.Empty(await market.Trial.CheckAsync(ChaosMarket.Slowness));
    }

    [Fact]
    public async Task A_page_without_its_database_is_a_page_that_says_when_to_come_back()
    {
        Effort.RequireWhole("all faults take minutes");
        Assert.SkipUnless(ChaosMarket.HasServers, "PostgreSQL or redis-server is not installed");
        using var browser = new Asker(market.Cluster.Options);
        await market.Cluster[ChaosCluster.Postgres].KillAsync();
        try
        {
            using var catalogue = await browser.GetAsync("/uitdagingen");
            using var signIn = await browser.GetAsync("/bff/login");

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (catalogue.StatusCode, catalogue.Content.Headers.ContentType?.MediaType));
            Assert.NotNull(catalogue.Headers.RetryAfter);
            Assert.Equal("text/html", signIn.Content.Headers.ContentType?.MediaType);
        }
        finally
        {
            await market.Cluster.RestartAsync(ChaosCluster.Postgres);
            await IsBackAsync();
        }
    }

    private static void AssertHonest(IReadOnlyCollection<Seen> answers)
    {
        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.Equal((503, true, "service-unavailable"), (answer.Status, answer.SaysWhen, answer.Code)));
        Assert.All(answers, answer => Assert.True(answer.Took < LongestAnswer, $"an answer took {answer.Took}"));
    }

    private async Task AskDuringAsync(TimeSpan duration, ConcurrentBag<Seen> answers)
    {
        var (challenge, watch) = (market.Trial.Take(1)[0], Stopwatch.StartNew());
        await Task.WhenAll(ChaosWorld.Solvers.Select(async solver =>
        {
            using var asker = new Asker(market.Cluster.Options, solver);
            while (watch.Elapsed < duration)
            {
                var one = Stopwatch.StartNew();
                using var answer = await asker.FollowAsync(challenge);
                var code = answer.IsSuccessStatusCode ? "" : await answer.ErrorCodeAsync();
                answers.Add(new Seen((int)answer.StatusCode, answer.Headers.RetryAfter is not null, code, one.Elapsed));
                await Task.Delay(100);
            }
        }));
        _unsettled.AddRange(ChaosWorld.Solvers.Select(solver => (challenge, solver)));
    }

    private async Task IsBackAsync()
    {
        var watch = Stopwatch.StartNew();
        using var asker = new Asker(market.Cluster.Options, DemoPeople.SensorLead);
        var challenge = market.Trial.Take(1)[0];
        while (true)
        {
            using var answer = await asker.FollowAsync(challenge);
            if (answer.IsSuccessStatusCode)
                break;
            await Task.Delay(100);
        }

        var took = watch.Elapsed;
        market.Trial.Ledger.Follows[(challenge, DemoPeople.SensorLead.Id)] = true;
        foreach (var (unknown, solver) in _unsettled)
        {
            using var again = new Asker(market.Cluster.Options, solver);
            using var answer = await again.FollowAsync(unknown);
            Assert.True(answer.IsSuccessStatusCode);
            market.Trial.Ledger.Follows[(unknown, solver.Id)] = true;
        }

        Assert.True(took < Recovery, $"the market was back {took.TotalSeconds:0.0} s after its database");
    }

    private sealed record Seen(int Status, bool SaysWhen, string Code, TimeSpan Took);
}
