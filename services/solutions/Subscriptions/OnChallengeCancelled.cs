using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Solutions.Storage;

namespace Market.Solutions.Subscriptions;

/// <summary>From here nothing is accepted, opened or awarded; a challenge that was never published has no copy here.</summary>
internal sealed class OnChallengeCancelled(SolutionsDb db) : IHandleEvent<ChallengeCancelled>
{
    public async Task HandleAsync(ChallengeCancelled happened, EventEnvelope envelope, CancellationToken cancel)
    {
        if (await db.Briefs.FindAsync([happened.ChallengeId], cancel) is { } brief)
            brief.Cancelled = true;
    }
}
