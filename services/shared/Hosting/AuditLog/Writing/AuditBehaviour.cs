using Market.Hosting.Storage;
using Market.Kernel;

using Mediator;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>
/// The one place where acts reach the log: a command's leaf goes with its save, a privileged read's leaf goes before its answer.
/// A command that changes nothing leaves nothing.
/// </summary>
internal sealed class AuditBehaviour<TMessage, TResponse>(MarketDb db, AuditWriter writer) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage
{
    public async ValueTask<TResponse> Handle(TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancel)
    {
        if (message is IBaseCommand)
            db.Act(ActOf<TMessage>.From(message), message is IEndsWithCheckpoint);
        var answer = await next(message, cancel);
        if (message is IPrivilegedRead && answer is not Result { Failed: true })
            await writer.WriteAsync(ActOf<TMessage>.From(message), Act.Read, cancel);
        return answer;
    }
}
