using Market.Hosting.Access;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Solving;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>A solution with the challenge it answers.</summary>
internal sealed record Bid(Solution Solution, ChallengeBrief Brief);

/// <summary>Finds solutions for a caller: what the caller's organisation has no part in is not there.</summary>
internal static class Bids
{
    public static async Task<Bid?> FindBidAsync(this SolutionsDb db, Guid id, Caller caller, CancellationToken cancel)
    {
        var solution = await db.Solutions.FindAsync([id], cancel);
        if (solution is null || solution.RoleOf(caller.OrganisationId) == TeamRole.None)
            return null;
        return await db.Briefs.FindAsync([solution.ChallengeId], cancel) is { } brief ? new Bid(solution, brief) : null;
    }

    /// <summary>As <see cref="FindBidAsync"/>, and nobody else changes it until the transaction ends.</summary>
    public static async Task<Bid?> LockBidAsync(this SolutionsDb db, Guid id, Caller caller, CancellationToken cancel)
    {
        await db.LockSolutionAsync(id, cancel);
        return await db.FindBidAsync(id, caller, cancel);
    }

    public static Task<Submission?> CurrentSubmissionAsync(this SolutionsDb db, Solution solution, CancellationToken cancel) =>
        db.Submissions.SingleOrDefaultAsync(submission => submission.Id == solution.CurrentSubmissionId, cancel);

    /// <summary>The caller as a solver; null when the caller belongs to no organisation.</summary>
    public static Solver? AsSolver(this Caller caller) =>
        caller.OrganisationId is { } organisation ? new Solver(caller.PersonId, organisation, caller.OrganisationName) : null;

    /// <summary>For a caller who was found to be in the team.</summary>
    public static Solver AsTeamMember(this Caller caller) => caller.AsSolver() ?? throw new InvalidOperationException("Not in the team");
}
