using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The person hears it: somebody else with the mailbox or the old password may have done it.</summary>
internal sealed class OnPasswordChanged(Announcer announcer) : IHandleEvent<PasswordChanged>
{
    public Task HandleAsync(PasswordChanged happened, EventEnvelope envelope, CancellationToken cancel) =>
        announcer.TellAsync(envelope, cancel, new Message(Kinds.PasswordChanged, [happened.PersonId], "/profiel", new Facts { At = envelope.Time }));
}
