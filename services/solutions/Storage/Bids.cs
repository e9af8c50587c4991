using Market.Hosting.Access;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>A solution with the challenge it answers.</summary>
internal sealed record Bid(Solution Solution, ChallengeBrief Brief)
{
    /// <summary>The organisations that have their place in it, as read under lock.</summary>
    public IReadOnlyList<Guid> Places { get; init; } = [];
}

/// <summary>Finds solutions for a caller: what the caller's organisation has no part in is not there.</summary>
internal static class Bids
{
    public static async Task<Bid?> FindBidAsync(this SolutionsDb db, Guid id, Caller caller, CancellationToken cancel)
    {
        var solution = await db.Solutions.FindAsync([id], cancel);
        if (solution is null || solution.RoleOf(caller.OrganisationId) == TeamRole.None)
            return null;
        solution.OpenWith(db.TeamCode, db.Vault);
        return await db.Briefs.FindAsync([solution.ChallengeId], cancel) is { } brief ? new Bid(solution, brief) : null;
    }

    /// <summary>As <see cref="FindBidAsync"/>, and nobody else changes it until the transaction ends.</summary>
    public static async Task<Bid?> LockBidAsync(this SolutionsDb db, Guid id, Caller caller, CancellationToken cancel)
    {
        await db.LockSolutionsAsync([id], wait: true, cancel);
        return await db.FindBidAsync(id, caller, cancel);
    }

    /// <summary>Several at once, whoever asks, and nobody else changes them until the transaction ends.</summary>
    /// <param name="wait">Without it those that somebody holds at the moment are left out.</param>
    public static async Task<IReadOnlyDictionary<Guid, Bid>> LockBidsAsync(this SolutionsDb db, IReadOnlyList<Guid> ids, bool wait, CancellationToken cancel)
    {
        var locked = await db.LockSolutionsAsync(ids, wait, cancel);
        var solutions = await db.Solutions.AsNoTracking().Where(solution => locked.Contains(solution.Id)).ToListAsync(cancel);
        var challenges = solutions.Select(solution => solution.ChallengeId).Distinct().ToList();
        var briefs = await db.Briefs.AsNoTracking().Where(brief => challenges.Contains(brief.Id)).ToDictionaryAsync(brief => brief.Id, cancel);
        var places = (await db.BidPlaces.AsNoTracking().Where(place => locked.Contains(place.SolutionId)).ToListAsync(cancel)).ToLookup(place => place.SolutionId, place => place.OrganisationId);
        return solutions.Where(solution => briefs.ContainsKey(solution.ChallengeId))
            .ToDictionary(solution => solution.Id, solution => new Bid(solution, briefs[solution.ChallengeId]) { Places = [.. places[solution.Id]] });
    }

    /// <summary>What counts now of these bids, by solution.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Submission>> CurrentSubmissionsAsync(this SolutionsDb db, IEnumerable<Bid> bids, CancellationToken cancel)
    {
        var ids = bids.Select(bid => bid.Solution.CurrentSubmissionId).OfType<Guid>().ToList();
        return ids.Count == 0
            ? new Dictionary<Guid, Submission>()
            : await db.Submissions.AsNoTracking().Where(submission => ids.Contains(submission.Id)).ToDictionaryAsync(submission => submission.SolutionId, cancel);
    }

    public static Task<Submission?> CurrentSubmissionAsync(this SolutionsDb db, Solution solution, CancellationToken cancel) =>
        db.Submissions.SingleOrDefaultAsync(submission => submission.Id == solution.CurrentSubmissionId, cancel);

    /// <summary>The caller as a solver; null when the caller belongs to no organisation.</summary>
    public static Solver? AsSolver(this Caller caller) =>
        caller.OrganisationId is { } organisation ? new Solver(caller.PersonId, organisation, caller.OrganisationName) : null;

    /// <summary>For a caller who was found to be in the team.</summary>
    public static Solver AsTeamMember(this Caller caller) => caller.AsSolver() ?? throw new InvalidOperationException("Not in the team");
}
