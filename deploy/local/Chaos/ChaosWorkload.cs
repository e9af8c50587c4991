using Market.Local.Demo;

namespace Market.Local.Chaos;

/// <summary>Five solvers and two openers at work, through the gateway, until they are told to stop or have nothing left.</summary>
internal sealed class ChaosWorkload : IDisposable
{
    private readonly List<ChaosCaller> _callers = [];
    private readonly List<ChaosSolver> _solvers = [];
    private readonly ChaosOpener _opener;

    public ChaosWorkload(LocalOptions options, ChaosServices services, ChaosLedger ledger, int seed)
    {
        ChaosCaller As(DemoPerson person)
        {
            var caller = new ChaosCaller(options, person, ledger);
            _callers.Add(caller);
            return caller;
        }

        _solvers.AddRange(ChaosWorld.Solvers.Select((person, i) => new ChaosSolver(As(person), ledger, new Random(seed + i))));
        _opener = new ChaosOpener(services, As(DemoPeople.Officer), As(DemoPeople.Approver), ledger);
    }

    public IReadOnlyList<ChaosSolver> Solvers => _solvers;

    public ChaosOpener Opener => _opener;

    public Task RunAsync(IReadOnlyList<Guid> challenges, CancellationToken stop)
    {
        _solvers.ForEach(solver => solver.Done = 0);
        var work = _solvers.Select(solver => Task.Run(() => solver.RunAsync(challenges, stop), CancellationToken.None)).ToList();
        return Task.WhenAll(work.Append(Task.Run(() => _opener.RunAsync(challenges, () => _solvers.Min(solver => solver.Done), stop), CancellationToken.None)));
    }

    public void Dispose() => _callers.ForEach(caller => caller.Dispose());
}
