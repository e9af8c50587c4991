using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

namespace Market.Notifications.Subscriptions;

/// <summary>The body, the jury and who follows the challenge can stop; teams hear it from the service that knows them (<see cref="OnTeamsCanStop"/>).</summary>
internal sealed class OnChallengeCancelled(NotificationsDb db, Audience audience, Announcer announcer) : IHandleEvent<ChallengeCancelled>
{
    public async Task HandleAsync(ChallengeCancelled happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var body = await db.Organisations.FindAsync([happened.OrganisationId], cancel);
        var facts = new Facts { Challenge = happened.Title.Localized(), Organisation = body?.Name, Reason = happened.Reason };
        List<Guid> people =
        [
            .. await audience.JurorsAsync(happened.ChallengeId, cancel),
            .. await audience.BodyAsync(happened.OrganisationId, null, cancel),
            .. await audience.FollowersAsync(happened.ChallengeId, cancel),
        ];
        await announcer.TellAsync(envelope, cancel, new Message(Kinds.ChallengeCancelled, people, $"/uitdagingen/{happened.ChallengeId}", facts));
    }
}
