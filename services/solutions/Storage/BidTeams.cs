using Market.Solutions.Domain.Deadlines;
using Market.Solutions.Domain.Solving;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>Who works on an answer, for those who tell them something.</summary>
internal static class BidTeams
{
    /// <summary>Every bid for a challenge, or those in one state, with lead and accepted partners.</summary>
    public static async Task<IReadOnlyList<BidTeam>> TeamsAsync(this SolutionsDb db, Guid challengeId, CancellationToken cancel, SolutionState? state = null)
    {
        var bids = await db.Solutions.AsNoTracking()
            .Where(solution => solution.ChallengeId == challengeId && (state == null || solution.State == state)).OrderBy(solution => solution.Id)
            .Select(solution => new
            {
                solution.Id,
                solution.LeadOrganisationId,
                Partners = solution.Partners.Where(partner => partner.State == PartnerState.Accepted).Select(partner => partner.OrganisationId).ToList(),
            }).ToListAsync(cancel);
        return [.. bids.Select(bid => new BidTeam(bid.Id, [bid.LeadOrganisationId, .. bid.Partners]))];
    }
}
