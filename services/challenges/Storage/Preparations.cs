using Market.Challenges.Domain;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Storage;

internal static class Preparations
{
    /// <summary>How many challenges of the actor's organisation are not public yet.</summary>
    public static Task<int> InPreparationAsync(this ChallengesDb db, Actor actor, CancellationToken cancel) => db.Challenges.CountAsync(
        challenge => challenge.OrganisationId == actor.OrganisationId && challenge.State < ChallengeState.Published, cancel);
}
