using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The person hears it: somebody else with the password may have done it.</summary>
internal sealed class OnSecondFactorChanged(Announcer announcer) : IHandleEvent<SecondFactorChanged>
{
    public Task HandleAsync(SecondFactorChanged happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var kind = happened.Change == SecondFactorChanged.ResetByAdministrator ? Kinds.SecondFactorReset : Kinds.SecondFactorChanged;
        return announcer.TellAsync(envelope, cancel, new Message(kind, [happened.PersonId], "/profiel", new Facts { At = envelope.Time, Reason = happened.Reason }));
    }
}
