using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Solving;

/// <summary>The working copy of one organisation's answer to one challenge. What counts is never this but a <see cref="Submission"/>.</summary>
internal sealed partial class Solution : Entity
{
    private static readonly HashSet<SolutionAction> OnContent = [SolutionAction.Edit, SolutionAction.Attach, SolutionAction.Detach, SolutionAction.Submit];

    private Solution()
    {
    }

    public Guid ChallengeId { get; private init; }

    public Guid LeadOrganisationId { get; private init; }

    public string LeadOrganisationName { get; private init; } = "";

    public Guid StartedBy { get; private init; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public SolutionState State { get; private set; }

    /// <summary>The challenge is strict: the content opens with the team's code only.</summary>
    public bool NeedsTeamCode { get; private init; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public IReadOnlyList<SolutionAnswer> Answers { get; private set; } = [];

    public long? BudgetCents { get; private set; }

    public string Planning { get; private set; } = "";

    /// <summary>Enterprise numbers (KBO), ten digits each. Jurors are held against them; no juror reads them.</summary>
    public IReadOnlyList<string> Subcontractors { get; private set; } = [];

    /// <summary>Starts a draft. Whether the organisation is free to bid is the caller's question (see <c>BidPlaces</c>).</summary>
    public static Result<Solution> Start(Solver by, ChallengeBrief brief, DateTimeOffset now)
    {
        if (by.OrganisationId == brief.OrganisationId)
            return SolutionErrors.OwnChallenge;
        if (WhetherOpen(brief, now) is { Failed: true } closed)
            return Result<Solution>.From(closed);
        return new Solution
        {
            Id = Guid.CreateVersion7(now),
            ChallengeId = brief.Id,
            LeadOrganisationId = by.OrganisationId,
            LeadOrganisationName = by.OrganisationName,
            StartedBy = by.PersonId,
            NeedsTeamCode = brief.IsStrict,
            StartedAt = now,
            UpdatedAt = now,
        };
    }

    public TeamRole RoleOf(Guid? organisationId) => organisationId switch
    {
        null => TeamRole.None,
        { } id when id == LeadOrganisationId => TeamRole.Lead,
        { } id => Partners.FirstOrDefault(partner => partner.OrganisationId == id)?.State switch
        {
            PartnerState.Invited => TeamRole.Invited,
            PartnerState.Accepted => TeamRole.Partner,
            _ => TeamRole.None,
        },
    };

    /// <summary>Whether the organisation may do this now, in this state, with this challenge.</summary>
    public Result Allows(Guid? organisationId, SolutionAction action, ChallengeBrief brief, DateTimeOffset now)
    {
        if (SolutionAccess.Allows(RoleOf(organisationId), action) is { Failed: true } refused)
            return refused;
        if (action == SolutionAction.View)
            return Result.Done;
        if (WhetherOpen(brief, now) is { Failed: true } closed)
            return action is SolutionAction.Submit or SolutionAction.Withdraw && !brief.Cancelled ? SolutionErrors.DeadlinePassed : closed;
        if (NeedsTeamCode && action == SolutionAction.AutoSubmit)
            return SolutionErrors.NoAutoSubmit;
        if (IsClosed && OnContent.Contains(action))
            return SolutionErrors.TeamCodeNeeded;
        if (SolutionLifecycle.Next(State, action) is null)
            return action == SolutionAction.Withdraw ? SolutionErrors.NothingSubmitted : SolutionErrors.NotDeletable;
        return Result.Done;
    }

    public Result Write(Solver by, SolutionContent content, ChallengeBrief brief, DateTimeOffset now)
    {
        if (Allows(by.OrganisationId, SolutionAction.Edit, brief, now) is { Failed: true } refused)
            return refused;
        var tidy = content.Tidy();
        if (tidy.Faults(brief) is { Count: > 0 } faults)
            return Result.Refused(faults);
        Title = tidy.Title;
        Summary = tidy.Summary;
        Answers = tidy.Answers;
        BudgetCents = tidy.BudgetCents;
        Planning = tidy.Planning;
        Subcontractors = tidy.Subcontractors ?? [];
        UpdatedAt = now;
        return Result.Done;
    }

    private static Result WhetherOpen(ChallengeBrief brief, DateTimeOffset now)
    {
        if (brief.Cancelled)
            return SolutionErrors.ChallengeCancelled;
        return now < brief.Deadline ? Result.Done : SolutionErrors.ChallengeClosed;
    }
}
