using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Solutions.Domain.Deadlines;
using Market.Solutions.Storage;

namespace Market.Solutions.Subscriptions;

/// <summary>From here nothing is accepted, opened or awarded, and every team hears that it can stop; a challenge that was never published has no copy here.</summary>
internal sealed class OnChallengeCancelled(SolutionsDb db) : IHandleEvent<ChallengeCancelled>
{
    public async Task HandleAsync(ChallengeCancelled happened, EventEnvelope envelope, CancellationToken cancel)
    {
        if (await db.Briefs.FindAsync([happened.ChallengeId], cancel) is not { } brief)
            return;
        brief.Cancelled = true;
        if (await db.TeamsAsync(brief.Id, cancel) is { Count: > 0 } teams)
            db.Say(new BidsWereCancelled(envelope.Id, brief.Id, brief.Title, brief.OrganisationId, happened.Reason, teams));
    }
}
