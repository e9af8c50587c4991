using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <summary>
/// One challenge's jury as one caller may know it; who has no part in it gets the same answer as for a challenge that does not exist.
/// Working for the owning body rules out being its juror: that denial goes over every invitation.
/// </summary>
internal sealed class JuryRoom
{
    private JuryRoom(ChallengeBrief brief, Jury? jury, IReadOnlyList<OpenedSubmission> opened, Caller caller)
    {
        (Brief, Jury, Opened, Caller) = (brief, jury, opened, caller);
        Entrants = [.. opened.Select(EntrantOf)];
        IsTeam = caller.Is(Roles.Officer, brief.OrganisationId) || caller.Is(Roles.Approver, brief.OrganisationId);
        Me = !IsTeam && caller.Is(Roles.Juror) ? jury?.Active(caller.PersonId) : null;
    }

    public ChallengeBrief Brief { get; }

    public Jury? Jury { get; }

    /// <summary>Empty until the opening.</summary>
    public IReadOnlyList<OpenedSubmission> Opened { get; }

    public IReadOnlyList<Entrant> Entrants { get; }

    public Caller Caller { get; }

    /// <summary>Officer or approver of the owning body.</summary>
    public bool IsTeam { get; }

    /// <summary>The caller as invited or accepted member.</summary>
    public JuryMember? Me { get; }

    public bool IsChair => Me is { Chair: true, State: MemberState.Accepted };

    public bool IsOfficer => Caller.Is(Roles.Officer, Brief.OrganisationId);

    /// <summary>Who may invite and take back: an officer of the body, and the chair.</summary>
    public bool MayInvite => IsOfficer || IsChair;

    public IReadOnlyList<Guid> CriterionIds => [.. Brief.Criteria.Select(criterion => criterion.Id)];

    /// <summary>The submissions that the caller may know of as a member.</summary>
    public IReadOnlyList<OpenedSubmission> Visible
    {
        get
        {
            var aliases = Me is null ? [] : Jury!.VisibleTo(Me, Entrants).Select(entrant => entrant.Alias).ToHashSet();
            return [.. Opened.Where(submission => aliases.Contains(submission.Alias))];
        }
    }

    /// <param name="alias">Of an opened submission.</param>
    public string TitleOf(string alias) => Opened.First(submission => submission.Alias == alias).Title;

    public static Entrant EntrantOf(OpenedSubmission submission) => new(submission.Alias, [.. submission.OrganisationIds], submission.Subcontractors);

    /// <summary>The room, or not-found for who has no part in it.</summary>
    public static async Task<Result<JuryRoom>> FindAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel)
    {
        var brief = await db.Briefs.SingleOrDefaultAsync(brief => brief.Id == challengeId, cancel);
        var jury = await db.Juries.SingleOrDefaultAsync(jury => jury.Id == challengeId, cancel);
        var opened = await db.OpenedSubmissions.AsNoTracking().Where(submission => submission.ChallengeId == challengeId).ToListAsync(cancel);
        // Only now, so that a room that is closed to the caller takes as long as one that never was.
        if (brief is null)
            return Error.NotFound();
        var room = new JuryRoom(brief, jury, [.. opened.OrderBy(row => row.Alias.Length).ThenBy(row => row.Alias, StringComparer.Ordinal)], caller);
        return room.IsTeam || room.Me is not null ? room : Error.NotFound();
    }

    /// <summary>As <see cref="FindAsync"/>, for who works in the jury: accepted, declared, and the challenge not cancelled.</summary>
    public static async Task<Result<JuryRoom>> FindForMemberAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel)
    {
        var found = await FindAsync(db, challengeId, caller, cancel);
        if (found.Failed)
            return found;
        return found.Value.WhyNotWorking is { } refusal ? refusal : found;
    }

    /// <summary>As <see cref="FindForMemberAsync"/>, for the chair.</summary>
    public static async Task<Result<JuryRoom>> FindForChairAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel)
    {
        var found = await FindForMemberAsync(db, challengeId, caller, cancel);
        return found.Failed || found.Value.IsChair ? found : JuryErrors.ChairOnly;
    }

    private Error? WhyNotWorking => this switch
    {
        { IsTeam: true } => JuryErrors.JurorsOnly,
        { Me.State: not MemberState.Accepted } => JuryErrors.AcceptFirst,
        { Me.IsReady: false } => JuryErrors.DeclareFirst,
        { Brief.Cancelled: true } => JuryErrors.ChallengeCancelled,
        _ => null,
    };
}
