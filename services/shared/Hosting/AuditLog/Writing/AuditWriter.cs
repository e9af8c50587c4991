using Market.Hosting.Storage;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>Writes the leaf of an act that changes nothing else: a read, or a refusal. Those that wait together share one transaction.</summary>
internal sealed class AuditWriter
{
    private const int GroupSize = 100;
    private readonly IServiceScopeFactory _scopes;
    private readonly Groups<Waiting> _groups;

    public AuditWriter(IServiceScopeFactory scopes) => (_scopes, _groups) = (scopes, new Groups<Waiting>(GroupSize, InContextOfFirstAsync));

    /// <summary>Done once the leaf is committed.</summary>
    /// <param name="cancel">Ends the waiting, not what has begun.</param>
    public Task WriteAsync(Act act, string outcome, CancellationToken cancel)
    {
        var waiting = new Waiting(act, outcome);
        _groups.Add(waiting);
        return waiting.Written.Task.WaitAsync(cancel);
    }

    /// <summary>The first of a group waits until it is written, so what belongs to that request is there; a trace shows the work under it.</summary>
    private Task InContextOfFirstAsync(List<Waiting> group)
    {
        var done = Task.CompletedTask;
        if (group[0].Context is { } context)
            ExecutionContext.Run(context, _ => done = TogetherAsync(group), null);
        else
            done = TogetherAsync(group);
        return done;
    }

    private async Task TogetherAsync(List<Waiting> group)
    {
        try
        {
            // A scope of its own: the caller's may hold changes that were refused.
            await using var scope = _scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<MarketDb>().LeaveTracesAsync([.. group.Select(each => (each.Act, each.Outcome))]);
            group.ForEach(each => each.Written.TrySetResult());
        }
        catch (Exception error)
        {
            group.ForEach(each => each.Written.TrySetException(error));
        }
    }

    private sealed record Waiting(Act Act, string Outcome)
    {
        public ExecutionContext? Context { get; } = ExecutionContext.Capture();

        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
