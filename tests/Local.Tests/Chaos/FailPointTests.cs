using Market.Contracts;
using Market.Hosting.FailPoints;

using static Market.Hosting.FailPoints.FailPointNames;

namespace Market.Local.Tests.Chaos;

/// <summary>Each failpoint, in a service that reaches it: it throws, its process is killed, or it hangs; then everything settles and the books balance.</summary>
[Collection(ChaosCollection.Name)]
public sealed class FailPointTests(ChaosMarket market)
{
    private static readonly TimeSpan Reached = TimeSpan.FromSeconds(90);

    /// <summary>What fails, in all services at the same time and in each one after the other, so that all of it takes minutes and not hours.</summary>
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string[]>> Rounds =
    [
        Round([CommitDone], [SaveBegun, SaveDone], [InboxHandled, InboxSaved]),
        Round([FileWritten, FileMoved], [OutboxNumbered, PublishBegun], [MailBegun, MailSent]),
        Round([CommitBegun, FilePiece], [PublishDone, LogGrown], [SaveDone]),
        Round([OpeningKey, OpeningFile], [CommandDone], [CommitBegun]),
    ];

    public static TheoryData<int, string> Trials
    {
        get
        {
            var all = new TheoryData<int, string>();
            foreach (var action in new[] { "throw", "kill", "hang" })
            {
                for (var round = 0; round < Rounds.Count; round++)
                    all.Add(round, action);
            }

            return all;
        }
    }

    [Fact]
    public void Every_failpoint_has_a_round_of_its_own_or_is_one_of_a_start() =>
        Assert.Empty(FailPointNames.All.Except(Rounds.SelectMany(round => round.Values).SelectMany(names => names)).Except([MigrationStep]));

    [Theory, MemberData(nameof(Trials))]
    public async Task A_failure_at_a_failpoint_loses_nothing_and_doubles_nothing(int number, string action)
    {
        var round = Rounds[number];
        var opens = round.Values.Any(names => names.Any(name => name is OpeningKey or OpeningFile));

        var failing = Task.WhenAll(round.Select(each => new Failures(market.Cluster, each.Key, each.Value, action).RunAsync(Reached)));
        do
        {
            await WorkAsync(opens);
            // What this did not reach yet, the news of it may.
            await Task.WhenAny(failing, Task.Delay(1_000));
        }
        while (!failing.IsCompleted);

        foreach (var process in round.Keys)
            market.Cluster.Disarm(process);

        await failing;
        Assert.Empty(await market.Trial.CheckAsync(ChaosMarket.Slowness));
    }

    /// <summary>One solver answers a challenge, and two officers open it when the round is about that.</summary>
    private async Task WorkAsync(bool opens)
    {
        var challenge = market.Trial.Take(1)[0];
        await market.Trial.Workload.Solvers[0].AnswerAsync(challenge, whole: true);
        if (opens)
            await market.Trial.Workload.Opener.OpenAsync(challenge);
    }

    private static Dictionary<string, string[]> Round(string[] solutions, string[] challenges, string[] notifications) =>
        new() { [Apps.Solutions] = solutions, [Apps.Challenges] = challenges, [Apps.Notifications] = notifications };
}
