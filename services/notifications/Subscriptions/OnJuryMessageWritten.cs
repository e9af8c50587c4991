using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Who discusses the same submission hears that something was said; which one and what stays in the jury.</summary>
internal sealed class OnJuryMessageWritten(Announcer announcer) : IHandleEvent<JuryMessageWritten>
{
    public Task HandleAsync(JuryMessageWritten happened, EventEnvelope envelope, CancellationToken cancel) => announcer.TellAsync(envelope, cancel, new Message(
        Kinds.JuryMessage, happened.PersonIds, $"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
}
