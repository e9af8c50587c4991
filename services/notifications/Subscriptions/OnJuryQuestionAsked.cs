using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Who can let a question go to a team has to decide.</summary>
internal sealed class OnJuryQuestionAsked(Announcer announcer) : IHandleEvent<JuryQuestionAsked>
{
    public Task HandleAsync(JuryQuestionAsked happened, EventEnvelope envelope, CancellationToken cancel) => announcer.TellAsync(envelope, cancel, new Message(
        Kinds.JuryQuestionWaits, happened.PersonIds, $"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
}
