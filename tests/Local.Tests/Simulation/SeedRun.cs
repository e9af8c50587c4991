using System.Security.Cryptography;
using System.Text;

using Market.Contracts;

using Microsoft.Data.Sqlite;

namespace Market.Local.Tests.Simulation;

/// <param name="Fault">Null when everything went as it must.</param>
/// <param name="Hash">Of what happened: the same for the same seed.</param>
/// <param name="Trace">What happened; empty when there was no fault.</param>
/// <param name="Told">The types of events that services told each other.</param>
internal sealed record SeedResult(int Seed, string? Fault, string Hash, string Trace, IReadOnlyCollection<string> Told);

/// <summary>One seed: people act, the bus and the clock misbehave, processes end, and then all has to come together.</summary>
internal sealed class SeedRun
{
    public const string NeverHeard = "Somebody never heard everything";
    public const string ModelDisagrees = "and the model says otherwise";

    private const int Steps = 20;

    private static readonly TimeSpan[] Jumps = [TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(20), TimeSpan.FromHours(2), TimeSpan.FromHours(30), TimeSpan.FromDays(3)];

    private readonly StringBuilder _trace = new();
    private readonly SimulatedMarket _market;
    private readonly int _seed;
    private readonly Random _chance;
    private readonly MarketModel _model;
    private readonly Observed _observed;

    /// <summary>Whether what was done last was lost with its process.</summary>
    private bool _lost;

    public SeedRun(SimulatedMarket market, IReadOnlyDictionary<string, SqliteConnection> template, int seed)
    {
        (_market, _seed, _chance) = (market, seed, new Random(seed));
        market.Reset(template, new Random(seed ^ 0x5EED));
        _model = new MarketModel(MarketTemplate.Model(), market.Time);
        _observed = new Observed(market, _model);
    }

    /// <param name="plant">Breaks something, to show that it is noticed.</param>
    public async Task<SeedResult> RunAsync(Action<SimulatedMarket>? plant = null)
    {
        plant?.Invoke(_market);
        _model.SolutionsHear(nameof(ChallengePublished), 2, 0);
        var fault = await CaughtFaultAsync();
        var trace = _trace.ToString();
        return new SeedResult(_seed, fault, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(trace))), fault is null ? "" : trace, [.. _model.Told.Keys]);
    }

    private async Task<string?> CaughtFaultAsync()
    {
        try
        {
            return await FaultAsync();
        }
        catch (Exception error)
        {
            return error.ToString();
        }
    }

    private async Task<string?> FaultAsync()
    {
        var acts = new Acts(_market, _model, _chance);
        await _observed.BeginAsync();
        for (var step = 0; step < Steps; step++)
        {
            _market.Time.PassStep();
            if (await StepAsync(acts) is { } fault)
                return fault;
        }

        if (!await _market.SettleAsync(_observed.FollowAsync))
            return NeverHeard;
        foreach (var service in _market.All)
            await service.SequenceAsync();
        var (expected, actual) = await _observed.CompareAsync();
        Note(actual);
        if (expected != actual)
            return $"The model says\n{expected}\nand the market says\n{actual}";
        var report = await _market.ExamineAsync();
        return report.IsSound ? null : string.Join('\n', report.Broken.Select(broken => $"{broken.Service} {broken.Violation.Name}: {string.Join(", ", broken.Violation.Places)}"));
    }

    private async Task<string?> StepAsync(Acts acts)
    {
        switch (_chance.Next(24))
        {
            case < 14:
                return await ActAsync(acts.Draw());
            case < 17:
                var telling = Either();
                await AtRiskAsync($"{telling.Name} tells", telling, async () => await telling.RelayAsync() >= 0);
                break;
            case < 20:
                await DeliverAsync();
                break;
            case 20 or 21:
                await CatchUpAsync(Either());
                break;
            case 22:
                Pass();
                break;
            default:
                await DisturbAsync();
                break;
        }

        return null;
    }

    private SimulatedService Either() => _chance.Next(2) == 0 ? _market.Challenges : _market.Solutions;

    private async Task CatchUpAsync(SimulatedService behind)
    {
        await AtRiskAsync($"{behind.Name} catches up", behind, async () =>
        {
            await _market.CatchUpAsync(behind.Name);
            return true;
        });
        await _observed.FollowAsync();
    }

    private async Task<string?> ActAsync(Act act)
    {
        bool? answer = null;
        await AtRiskAsync(act.Words, act.Service, async () => { answer = await act.Service.SendAsync(await act.Command()); return answer.Value; });
        if (_lost)
            return null;
        var expected = act.Expect();
        // Who got no answer because the process ended after the commit does not know; the model does.
        return answer is null || answer == expected ? null : $"\"{act.Words}\" was {(answer.Value ? "accepted" : "refused")}, {ModelDisagrees}";
    }

    /// <summary>Does it in a process that may end on the way.</summary>
    private async Task AtRiskAsync(string words, SimulatedService service, Func<Task<bool>> work)
    {
        var moment = _chance.Next(2) == 0 ? CrashMoment.BeforeCommit : CrashMoment.AfterCommit;
        if (_chance.Next(8) == 0)
            service.Crash.Arm(moment, _chance.Next(2));
        _lost = false;
        var outcome = "";
        try
        {
            outcome = await work() ? "done" : "refused";
            service.Crash.Disarm();
        }
        catch (Exception error) when (error is SimulatedCrash or OperationCanceledException)
        {
            outcome = $"crash {moment}";
            _lost = moment == CrashMoment.BeforeCommit;
            service.Restart();
        }

        Note($"{words}: {outcome}");
    }

    private async Task DeliverAsync()
    {
        for (var count = _chance.Next(1, 4); count > 0 && _market.Bus.UnderWay > 0; count--)
        {
            var consumer = _market.Bus.Next().Consumer;
            await AtRiskAsync($"{consumer} receives", _market.Of(consumer), async () => { await _market.DeliverAsync(); return true; });
            await _observed.FollowAsync();
        }
    }

    /// <summary>As often as not to where something begins or ends, or to the milliseconds beside it.</summary>
    private void Pass()
    {
        var ends = _model.Briefs.Values.SelectMany(brief => new[] { brief.Deadline, brief.OpensAt }).Where(end => end > _market.Time.GetUtcNow()).ToList();
        var jump = ends.Count > 0 && _chance.Next(2) == 0
            ? ends[_chance.Next(ends.Count)] - _market.Time.GetUtcNow() + TimeSpan.FromMilliseconds(_chance.Next(-2, 2))
            : Jumps[_chance.Next(Jumps.Length)];
        if (jump > TimeSpan.Zero)
            _market.Time.Pass(jump);
        Note($"{jump} later");
    }

    private async Task DisturbAsync()
    {
        switch (_chance.Next(5))
        {
            case 0:
                (_market.Bus.Loss, _market.Bus.Repetition) = (_chance.Next(3) * 0.3, _chance.Next(3) * 0.3);
                break;
            case 1:
                _market.Bus.IsAway = !_market.Bus.IsAway;
                break;
            case 2:
                _market.Bus.Wipe();
                break;
            case 3:
                foreach (var service in _market.All)
                    service.Restart();
                break;
            default:
                _model.PublicationJob();
                await _market.RunPublicationJobAsync();
                break;
        }

        Note($"disturbed: {_market.Bus.Loss} {_market.Bus.Repetition} {_market.Bus.IsAway}");
    }

    private void Note(string line) => _trace.Append(_market.Time.GetUtcNow().ToString("O")).Append(' ').AppendLine(line);
}
