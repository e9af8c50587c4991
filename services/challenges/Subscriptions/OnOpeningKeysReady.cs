using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Messaging.Inbox;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Subscriptions;

/// <summary>Every opening officer has a card: the strict challenge can be published.</summary>
internal sealed class OnOpeningKeysReady(ChallengesDb db) : IHandleEvent<OpeningKeysReady>
{
    public async Task HandleAsync(OpeningKeysReady happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var challenge = await db.Challenges.SingleOrDefaultAsync(challenge => challenge.Id == happened.ChallengeId, cancel);
        challenge?.TakeKeys(happened.Number);
    }
}
