using System.Data.Common;

using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Market.Local.Tests.Simulation;

internal sealed class SimulatedCrash() : Exception("The process ends here");

internal enum CrashMoment
{
    /// <summary>Nothing of the save is kept.</summary>
    BeforeCommit,

    /// <summary>The save is kept, and nobody hears of it.</summary>
    AfterCommit,
}

/// <summary>Sees each commit of a service: lets it take its time, and ends the process at one of them when armed, once.</summary>
internal sealed class CrashPoint(VirtualTime time) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private CrashMoment? _moment;
    private int _after;

    /// <summary>Whether a save is a commit of its own, also when the framework gives it a transaction.</summary>
    private bool _alone;

    /// <summary>What a process does when it ends: nobody waits for it any more.</summary>
    public Action OnCrash { get; set; } = () => { };

    /// <param name="after">How many commits still go well.</param>
    public void Arm(CrashMoment moment, int after) => (_moment, _after) = (moment, after);

    public void Disarm() => _moment = null;

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData data, InterceptionResult<int> result, CancellationToken cancel = default)
    {
        if (data.Context!.Database.CurrentTransaction is null && data.Context.ChangeTracker.HasChanges())
        {
            _alone = true;
            Begin();
        }

        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData data, int result, CancellationToken cancel = default)
    {
        if (_alone)
            End();
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData data, CancellationToken cancel = default)
    {
        _alone = false;
        return Task.CompletedTask;
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData data, InterceptionResult result, CancellationToken cancel = default)
    {
        if (!_alone)
            Begin();
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData data, CancellationToken cancel = default)
    {
        if (!_alone)
            End();
        return Task.CompletedTask;
    }

    private void Begin() => CrashAt(CrashMoment.BeforeCommit);

    private void End()
    {
        _alone = false;
        time.PassCommit();
        CrashAt(CrashMoment.AfterCommit);
    }

    private void CrashAt(CrashMoment moment)
    {
        if (_moment != moment || _after-- > 0)
            return;
        Disarm();
        _alone = false;
        OnCrash();
        throw new SimulatedCrash();
    }
}
