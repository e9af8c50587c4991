using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The jury knows who leads it; the body knows whether it has to ask somebody else.</summary>
internal sealed class OnChairAnswered(Audience audience, Announcer announcer) : IHandleEvent<ChairAnswered>
{
    public async Task HandleAsync(ChairAnswered happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var body = await audience.BodyAsync(happened.OrganisationId, null, cancel);
        await announcer.TellAsync(envelope, cancel, new Message(
            happened.Accepted ? Kinds.ChairTaken : Kinds.ChairLeft, happened.Accepted ? [.. body, .. happened.MemberIds] : body,
            $"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized(), Name = happened.Name }));
    }
}
