using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Messaging.Inbox;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Subscriptions;

/// <summary>The market was down before a deadline: the equal extension is prepared for two persons of the body.</summary>
internal sealed class OnOutageMeasured(ChallengesDb db) : IHandleEvent<OutageMeasured>
{
    public async Task HandleAsync(OutageMeasured happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var challenge = await db.Challenges.SingleOrDefaultAsync(challenge => challenge.Id == happened.ChallengeId, cancel);
        challenge?.PrepareExtension(
            new OutageExtension(happened.Previous, happened.Deadline, happened.From, happened.Until, TimeSpan.FromSeconds(happened.SecondsLost)), envelope.Time);
    }
}
