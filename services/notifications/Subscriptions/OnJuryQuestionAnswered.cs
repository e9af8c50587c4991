using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The jury reads the answer.</summary>
internal sealed class OnJuryQuestionAnswered(Announcer announcer) : IHandleEvent<JuryQuestionAnswered>
{
    public Task HandleAsync(JuryQuestionAnswered happened, EventEnvelope envelope, CancellationToken cancel) => announcer.TellAsync(envelope, cancel, new Message(
        Kinds.JuryQuestionAnswered, happened.PersonIds, $"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
}
