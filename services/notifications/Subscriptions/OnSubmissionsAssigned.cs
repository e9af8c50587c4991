using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The juror can begin to read and score.</summary>
internal sealed class OnSubmissionsAssigned(Announcer announcer) : IHandleEvent<SubmissionsAssigned>
{
    public Task HandleAsync(SubmissionsAssigned happened, EventEnvelope envelope, CancellationToken cancel) =>
        happened.Submissions == 0
            ? Task.CompletedTask
            : announcer.TellAsync(envelope, cancel, new Message(
                Kinds.SubmissionsAssigned, [happened.PersonId], $"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized(), Count = happened.Submissions }));
}
