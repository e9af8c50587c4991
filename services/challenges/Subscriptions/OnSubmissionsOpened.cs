using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Messaging.Inbox;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Subscriptions;

/// <summary>Two persons opened the submissions: the jury is at work.</summary>
internal sealed class OnSubmissionsOpened(ChallengesDb db) : IHandleEvent<SubmissionsOpened>
{
    public async Task HandleAsync(SubmissionsOpened happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var challenge = await db.Challenges.SingleOrDefaultAsync(challenge => challenge.Id == happened.ChallengeId, cancel);
        challenge?.StartJudging(happened.OpenedAt);
    }
}
