using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

namespace Market.Notifications.Subscriptions;

/// <summary>Everyone who works on the challenge or waits for it can stop.</summary>
internal sealed class OnChallengeCancelled(NotificationsDb db, Audience audience, Announcer announcer) : IHandleEvent<ChallengeCancelled>
{
    public async Task HandleAsync(ChallengeCancelled happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var body = await db.Organisations.FindAsync([happened.OrganisationId], cancel);
        var facts = new Facts { Challenge = happened.Title.Localized(), Organisation = body?.Name, Reason = happened.Reason };
        var teams = await audience.TeamsAsync(happened.ChallengeId, cancel);
        List<Guid> people =
        [
            .. teams.SelectMany(team => team.People),
            .. await audience.JurorsAsync(happened.ChallengeId, cancel),
            .. await audience.BodyAsync(happened.OrganisationId, null, cancel),
            .. await audience.FollowersAsync(happened.ChallengeId, cancel),
        ];
        await announcer.TellAsync(envelope, cancel, new Message(Kinds.ChallengeCancelled, people, $"/uitdagingen/{happened.ChallengeId}", facts));
    }
}
