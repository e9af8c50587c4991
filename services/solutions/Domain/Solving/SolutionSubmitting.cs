using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Solving;

internal sealed partial class Solution
{
    /// <summary>Against a bid that is withdrawn and submitted over and over.</summary>
    public const int SubmissionLimit = 100;

    /// <summary>The submission that counts; null when there is none.</summary>
    public Guid? CurrentSubmissionId { get; private set; }

    /// <summary>How often it was submitted so far.</summary>
    public int Submissions { get; private set; }

    /// <summary>Nothing changed since it was submitted, or the same click arrives twice: one effect, one receipt.</summary>
    /// <param name="basedOn">The version that the submitter saw.</param>
    public bool Repeats(Submission current, int basedOn) =>
        (basedOn == current.BasedOn || basedOn == Version) && !DiffersFrom(current);

    /// <summary>Whether the working copy was changed since.</summary>
    public bool DiffersFrom(Submission current) => current.ContentHash != CanonicalContent.Hash(CanonicalContent.Of(this).ToJson());

    /// <summary>What would be received now. It counts only once the database accepted it (see <see cref="Received"/>).</summary>
    /// <param name="basedOn">The version that the submitter saw.</param>
    public Result<Submission> Prepare(Solver by, int basedOn, ChallengeBrief brief, string receiptNumber, DateTimeOffset now)
    {
        if (Allows(by.OrganisationId, SolutionAction.Submit, brief, now) is { Failed: true } refused)
            return Result<Submission>.From(refused);
        var blocking = SolutionChecks.Of(this, brief).Where(check => check.Severity == CheckSeverity.Blocking).Select(check => check.Finding);
        var faults = new SolutionContent(Title, Summary, Answers, BudgetCents, Planning, Subcontractors).Faults(brief);
        if (Result.Refused([.. blocking, .. faults]) is { Failed: true } incomplete)
            return Result<Submission>.From(incomplete);
        if (Submissions >= SubmissionLimit)
            return SolutionErrors.TooManySubmissions;
        return Submission.Of(this, by, basedOn, receiptNumber, now);
    }

    /// <summary>The database accepted it.</summary>
    public void Received(Submission accepted, ChallengeBrief brief)
    {
        State = SolutionState.Submitted;
        CurrentSubmissionId = accepted.Id;
        Submissions = accepted.Sequence;
        SubmittedOrganisationIds = accepted.OrganisationIds;
        UpdatedAt = accepted.ReceivedAt;
        Raise(new SolutionReceived(accepted, brief.Title));
    }

    /// <summary>The database let it be taken back.</summary>
    public void TakenBack(Submission withdrawn, ChallengeBrief brief, Guid by, DateTimeOffset now)
    {
        State = SolutionState.Withdrawn;
        CurrentSubmissionId = null;
        SubmittedOrganisationIds = [];
        UpdatedAt = now;
        Raise(new SolutionTakenBack(withdrawn, brief.Title, by));
    }
}
