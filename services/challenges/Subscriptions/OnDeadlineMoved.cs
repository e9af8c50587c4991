using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Messaging.Inbox;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Subscriptions;

/// <summary>The clock that decides has taken the new deadline.</summary>
internal sealed class OnDeadlineMoved(ChallengesDb db) : IHandleEvent<DeadlineMoved>
{
    public async Task HandleAsync(DeadlineMoved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var challenge = await db.Challenges.SingleOrDefaultAsync(challenge => challenge.Id == happened.ChallengeId, cancel);
        challenge?.TakeDeadline(happened.Number, happened.MovedAt);
    }
}
