using System.Diagnostics;

using Market.Contracts;
using Market.Hosting.FailPoints;
using Market.Local.Chaos;

using static Market.Hosting.FailPoints.FailPointNames;

namespace Market.Local.Tests.Chaos;

/// <summary>Each failpoint, in a service that reaches it: it throws, its process is killed, or it hangs; then everything settles and the books balance.</summary>
[Collection(ChaosCollection.Name)]
public sealed class FailPointTests(ChaosMarket market)
{
    private static readonly TimeSpan Reached = TimeSpan.FromSeconds(90);

    /// <summary>What fails at the same time, one in each service, so that all of it takes minutes and not hours.</summary>
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Rounds =
    [
        Round(CommitDone, SaveBegun, InboxHandled),
        Round(CommandDone, SaveDone, InboxSaved),
        Round(FileWritten, OutboxNumbered, MailBegun),
        Round(FileMoved, PublishBegun, MailSent),
        Round(CommitBegun, PublishDone, CommitDone),
        Round(OpeningKey, LogGrown, SaveDone),
        Round(OpeningFile, CommitBegun, SaveBegun),
        Round(FilePiece, CommandDone, CommitBegun),
    ];

    public static TheoryData<int, string> Failures
    {
        get
        {
            var all = new TheoryData<int, string>();
            if (!ChaosMarket.Thorough)
            {
                all.Add(3, "throw");
                all.Add(0, "kill");
                return all;
            }

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
        Assert.Empty(FailPointNames.All.Except(Rounds.SelectMany(round => round.Values)).Except([MigrationStep]));

    [Theory, MemberData(nameof(Failures))]
    public async Task A_failure_at_a_failpoint_loses_nothing_and_doubles_nothing(int number, string action)
    {
        var round = Rounds[number];
        foreach (var (process, name) in round)
            market.Cluster.Arm(process, name, action);

        var died = await SuperviseAsync(WorkAsync(round.Values), round.Keys);

        Assert.All(round, armed => Assert.True(market.Cluster.WasHit(armed.Key), $"{armed.Value} was not reached in {armed.Key}"));
        Assert.Equal(action == "kill" ? round.Count : 0, died);
        Assert.Empty(await market.Trial.CheckAsync(ChaosMarket.Slowness));
    }

    /// <summary>One solver answers a challenge, and two officers open it when the round is about that.</summary>
    private async Task WorkAsync(IEnumerable<string> names)
    {
        var challenge = market.Trial.Take(1)[0];
        await market.Trial.Workload.Solvers[0].AnswerAsync(challenge, whole: true);
        if (names.Any(name => name is OpeningKey or OpeningFile))
            await market.Trial.Workload.Opener.OpenAsync(challenge);
    }

    /// <summary>Starts again whatever dies, until the work is done and every armed failpoint was reached. Gives how many died.</summary>
    private async Task<int> SuperviseAsync(Task work, IEnumerable<string> armed)
    {
        var (died, watch) = (0, Stopwatch.StartNew());
        while (!work.IsCompleted || (watch.Elapsed < Reached && !armed.All(market.Cluster.WasHit)))
        {
            foreach (var process in armed.Where(process => !market.Cluster[process].IsRunning))
            {
                died++;
                await market.Cluster.RestartAsync(process);
            }

            await Task.Delay(50);
        }

        await work;
        // Who was hit a moment ago may be about to die.
        await Task.Delay(200);
        foreach (var process in armed.Where(process => !market.Cluster[process].IsRunning))
        {
            died++;
            await market.Cluster.RestartAsync(process);
        }

        foreach (var process in armed)
            market.Cluster.Disarm(process);
        return died;
    }

    private static Dictionary<string, string> Round(string solutions, string challenges, string notifications) =>
        new() { [Apps.Solutions] = solutions, [Apps.Challenges] = challenges, [Apps.Notifications] = notifications };
}
