using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Messaging.Inbox;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Subscriptions;

/// <summary>The award stands: the results become part of the challenge's public page.</summary>
internal sealed class OnAwardPublished(ChallengesDb db) : IHandleEvent<AwardPublished>
{
    public async Task HandleAsync(AwardPublished happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var challenge = await db.Challenges.SingleOrDefaultAsync(challenge => challenge.Id == happened.ChallengeId, cancel);
        challenge?.Award(ToResults(happened), happened.PublishedAt);
    }

    private static ChallengeResults ToResults(AwardPublished happened) => new(
        happened.PublishedAt, happened.Submissions,
        [.. happened.Winners.OrderBy(winner => winner.Rank).Select(winner =>
            new ChallengeWinner(winner.Rank, winner.SolutionTitle, winner.OrganisationName, winner.Partners, winner.Total, winner.PrizeCents))], happened.Withdrawn);
}
