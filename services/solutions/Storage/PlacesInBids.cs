using Market.Solutions.Domain.Solving;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>Gives organisations their one place among the bids for a challenge, and takes it back.</summary>
internal static class PlacesInBids
{
    /// <summary>Takes the places that these organisations do not have yet in this bid. False when another bid has one of them: nothing is taken then.</summary>
    public static async Task<bool> TakePlacesAsync(this SolutionsDb db, Solution solution, IReadOnlyList<Guid> organisationIds, CancellationToken cancel)
    {
        var own = await db.BidPlaces.Where(place => place.SolutionId == solution.Id).Select(place => place.OrganisationId).ToListAsync(cancel);
        var missing = organisationIds.Except(own).ToList();
        if (missing.Count == 0)
            return true;
        await db.LockBriefsAsync([solution.ChallengeId], alone: true, cancel);
        if (await db.BidPlaces.AnyAsync(place => place.ChallengeId == solution.ChallengeId && missing.Contains(place.OrganisationId), cancel))
            return false;
        db.BidPlaces.AddRange(missing.Select(id => new BidPlace { ChallengeId = solution.ChallengeId, OrganisationId = id, SolutionId = solution.Id }));
        return true;
    }

    /// <summary>Frees the organisations that this bid holds no longer.</summary>
    public static async Task ReleasePlacesAsync(this SolutionsDb db, Solution solution, CancellationToken cancel)
    {
        var held = solution.HeldOrganisationIds;
        var own = await db.BidPlaces.Where(place => place.SolutionId == solution.Id).ToListAsync(cancel);
        db.BidPlaces.RemoveRange(own.Where(place => !held.Contains(place.OrganisationId)));
    }
}
