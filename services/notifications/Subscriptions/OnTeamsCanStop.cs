using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

namespace Market.Notifications.Subscriptions;

/// <summary>Everyone with a draft or a submission hears that the challenge was cancelled; the others hear it from <see cref="OnChallengeCancelled"/>.</summary>
internal sealed class OnTeamsCanStop(NotificationsDb db, Audience audience, Announcer announcer) : IHandleEvent<TeamsCanStop>
{
    public async Task HandleAsync(TeamsCanStop happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var body = await db.Organisations.FindAsync([happened.OrganisationId], cancel);
        var facts = new Facts { Challenge = happened.ChallengeTitle.Localized(), Organisation = body?.Name, Reason = happened.Reason };
        await announcer.TellAsync(happened.Announcement, cancel, await audience.TeamMessagesAsync(Kinds.ChallengeCancelled, happened.Teams, facts, cancel));
    }
}
