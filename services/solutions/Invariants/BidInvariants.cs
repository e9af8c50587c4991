using Market.Hosting.Invariants;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Invariants;

/// <summary>What holds of bids and of the places that organisations have in them. Reads nothing that is sealed.</summary>
internal static class BidInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<SolutionsDb>("bids.challenge-is-known", "Each bid answers a challenge that the service knows",
            db => db.Solutions.Where(solution => !db.Briefs.Any(brief => brief.Id == solution.ChallengeId)).Select(solution => solution.Id)),
        Invariant.Of<SolutionsDb>("bids.not-by-the-body", "No organisation answers its own challenge, not even as a partner",
            db => db.Solutions.Where(solution => db.Briefs.Any(brief => brief.Id == solution.ChallengeId
                && (brief.OrganisationId == solution.LeadOrganisationId || solution.Partners.Any(partner => partner.OrganisationId == brief.OrganisationId)))).Select(solution => solution.Id)),
        Invariant.Of<SolutionsDb>("bids.lead-is-no-partner", "The lead of a bid is not also its partner",
            db => db.Solutions.Where(solution => solution.Partners.Any(partner => partner.OrganisationId == solution.LeadOrganisationId)).Select(solution => solution.Id)),
        Invariant.Of<SolutionsDb>("bids.places", "The organisations with a place in a bid are those that the bid holds: its team, and who stands in what was submitted", PlacesAsync),
        Invariant.Of<SolutionsDb>("bids.place-in-a-bid", "Each place is in a bid for that challenge",
            db => db.BidPlaces.Where(place => !db.Solutions.Any(solution => solution.Id == place.SolutionId && solution.ChallengeId == place.ChallengeId)).Select(place => place.SolutionId)),
        Invariant.Of<SolutionsDb>("bids.state-follows-submission", "A bid is submitted exactly when one of its submissions counts, and names that one",
            db => db.Solutions.Where(solution => solution.State == SolutionState.Submitted
                ? !db.Submissions.Any(row => row.Id == solution.CurrentSubmissionId && row.SolutionId == solution.Id && row.ReplacedAt == null && row.WithdrawnAt == null)
                : solution.CurrentSubmissionId != null || db.Submissions.Any(row => row.SolutionId == solution.Id && row.ReplacedAt == null && row.WithdrawnAt == null))
                .Select(solution => solution.Id)),
        Invariant.Of<SolutionsDb>("bids.draft-never-submitted", "A draft was never submitted, and what is not a draft was",
            db => db.Solutions.Where(solution => (solution.State == SolutionState.Draft) != (solution.Submissions == 0)).Select(solution => solution.Id)),
    ];

    private static async Task<IEnumerable<string>> PlacesAsync(SolutionsDb db, CancellationToken cancel)
    {
        var taken = (await db.BidPlaces.AsNoTracking().ToListAsync(cancel)).ToLookup(place => place.SolutionId, place => place.OrganisationId);
        var bids = await db.Solutions.AsNoTracking().Select(solution => new
        {
            solution.Id,
            solution.State,
            solution.LeadOrganisationId,
            Partners = solution.Partners.Where(partner => partner.State == PartnerState.Accepted).Select(partner => partner.OrganisationId).ToList(),
            solution.SubmittedOrganisationIds,
        }).ToListAsync(cancel);
        return bids.Where(bid => !Solution.HeldBy(bid.State, bid.Partners.Prepend(bid.LeadOrganisationId), bid.SubmittedOrganisationIds).ToHashSet().SetEquals(taken[bid.Id]))
            .Select(bid => bid.Id.ToString());
    }
}
