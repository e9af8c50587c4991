using Market.Hosting.Storage;
using Market.Kernel;

using Mediator;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>Where commands reach the log: their leaf goes with their save. A command that changes nothing leaves nothing.</summary>
internal sealed class CommandsLeaveTrace<TMessage, TResponse>(MarketDb db) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IBaseCommand
{
    public ValueTask<TResponse> Handle(TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancel)
    {
        db.Act(ActOf<TMessage>.From(message), message is IEndsWithCheckpoint);
        return next(message, cancel);
    }
}

/// <summary>Where privileged reads reach the log: their leaf goes before their answer.</summary>
internal sealed class ReadsLeaveTrace<TMessage, TResponse>(AuditWriter writer) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage, IPrivilegedRead
{
    public async ValueTask<TResponse> Handle(TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancel)
    {
        var answer = await next(message, cancel);
        if (answer is not Result { Failed: true })
            await writer.WriteAsync(ActOf<TMessage>.From(message), Act.Read);
        return answer;
    }
}
