using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Awarding;

/// <summary>What was decided on a submission, for somebody of the team.</summary>
internal sealed record SubmittedSolution(OpenedSubmission Submission, Award Award)
{
    /// <summary>Not-found for who is not of the team, and before the publication.</summary>
    public static async Task<Result<SubmittedSolution>> FindAsync(SolutionsDb db, Guid solutionId, Caller caller, CancellationToken cancel)
    {
        var submission = await db.OpenedSubmissions.AsNoTracking().SingleOrDefaultAsync(row => row.SolutionId == solutionId, cancel);
        var challengeId = submission?.ChallengeId ?? Guid.Empty;
        var award = await db.Awards.SingleOrDefaultAsync(row => row.Id == challengeId && row.State == AwardState.Published, cancel);
        if (submission is null || award is null || caller.OrganisationId is not { } organisation || !submission.OrganisationIds.Contains(organisation))
            return Error.NotFound();
        return new SubmittedSolution(submission, award);
    }
}
