using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Messaging.Inbox;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Subscriptions;

/// <summary>The deadline stays: too late, or somebody works on an answer.</summary>
internal sealed class OnDeadlineMoveRefused(ChallengesDb db) : IHandleEvent<DeadlineMoveRefused>
{
    public async Task HandleAsync(DeadlineMoveRefused happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var challenge = await db.Challenges.SingleOrDefaultAsync(challenge => challenge.Id == happened.ChallengeId, cancel);
        challenge?.KeepDeadline(happened.Number, happened.Code, happened.RefusedAt);
    }
}
