using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

namespace Market.Notifications.Subscriptions;

/// <summary>The second persons of the body have something to approve.</summary>
internal sealed class OnChallengeApprovalRequested(NotificationsDb db, Audience audience, Announcer announcer) : IHandleEvent<ChallengeApprovalRequested>
{
    public async Task HandleAsync(ChallengeApprovalRequested happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var author = await db.Recipients.FindAsync([happened.AuthorId], cancel);
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.ApprovalRequested, await audience.ApproversAsync(happened.OrganisationId, happened.AuthorId, cancel),
            $"/mijn/uitdagingen/{happened.ChallengeId}/goedkeuring", new Facts { Challenge = happened.Title.Localized(), Name = author?.Name }));
    }
}
