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
    private readonly OpenedTable _table;

    private JuryRoom(ChallengeBrief brief, Jury? jury, OpenedTable table, Caller caller)
    {
        (Brief, Jury, _table, Caller) = (brief, jury, table, caller);
        (IsTeam, IsAuditor) = (IsOfBody(brief.OrganisationId, caller), caller.Is(Roles.Auditor));
        Me = !IsTeam && caller.Is(Roles.Juror) ? jury?.Active(caller.PersonId) : null;
    }

    public ChallengeBrief Brief { get; }

    public Jury? Jury { get; }

    /// <summary>Empty until the opening.</summary>
    public IReadOnlyList<OpenedSubmission> Opened => _table.Rows;

    public IReadOnlyList<Entrant> Entrants => _table.Entrants;

    public Caller Caller { get; }

    /// <summary>The caller's sheet of the submission that <see cref="ReadAsync"/> was asked for.</summary>
    public OwnSheet? OwnSheet { get; private init; }

    /// <summary>Null when the jury does not practise; known after <see cref="ReadAsync"/> only.</summary>
    public int? PracticeVersion { get; private init; }

    /// <summary>Officer or approver of the owning body.</summary>
    public bool IsTeam { get; }

    /// <summary>The market's auditor, who is in a room only once the award is published.</summary>
    public bool IsAuditor { get; }

    /// <summary>Whether nothing on the table is hidden from the caller: who judges nothing has no conflict.</summary>
    public bool ReadsAll => IsTeam || IsAuditor;

    /// <summary>The caller as invited or accepted member.</summary>
    public JuryMember? Me { get; }

    public bool IsChair => Me is { Chair: true, State: MemberState.Accepted };

    public bool IsOfficer => Caller.Is(Roles.Officer, Brief.OrganisationId);

    /// <summary>Who may invite and take back: an officer of the body, and the chair.</summary>
    public bool MayInvite => IsOfficer || IsChair;

    public IReadOnlyList<Guid> CriterionIds => [.. Brief.Criteria.Select(criterion => criterion.Id)];

    public IReadOnlyList<Guid> RequirementIds => [.. Brief.Criteria.Where(criterion => criterion.IsRequirement).Select(criterion => criterion.Id)];

    /// <summary>The submissions that the caller may know of as a member.</summary>
    public IReadOnlyList<OpenedSubmission> Visible => Me is null ? [] : [.. Jury!.VisibleTo(Me, Entrants).Select(entrant => _table.Find(entrant.Alias)!)];

    /// <summary>A submission that the caller may know of as a member; null for any other.</summary>
    public OpenedSubmission? See(string alias) =>
        Me is not null && _table.Find(alias) is { } submission && Jury!.MaySee(Me, submission.AsEntrant()) ? submission : null;

    /// <summary>A submission for the caller to read: as if absent for who may not know of it, and not before the caller's word about it.</summary>
    public Result<OpenedSubmission> Read(string alias)
    {
        if (See(alias) is not { } submission)
            return Error.NotFound();
        return Me!.HasCleared(alias) ? submission : JuryErrors.ClearFirst;
    }

    /// <param name="alias">Of an opened submission.</param>
    public string TitleOf(string alias) => _table.Find(alias)!.Title;

    /// <summary>The room, or not-found for who has no part in it; its jury can be changed and saved.</summary>
    public static async Task<Result<JuryRoom>> FindAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel)
    {
        var brief = await db.Briefs.SingleOrDefaultAsync(brief => brief.Id == challengeId, cancel);
        var jury = await db.Juries.SingleOrDefaultAsync(jury => jury.Id == challengeId, cancel);
        // Only now, so that a room that is closed to the caller takes as long as one that never was.
        if (brief is null || !(IsOfBody(brief.OrganisationId, caller) || (caller.Is(Roles.Juror) && jury?.Active(caller.PersonId) is not null)))
            return Error.NotFound();
        return new JuryRoom(brief, jury, await db.Shelf.TableAsync(() => db, challengeId, cancel), caller);
    }

    /// <summary>As <see cref="FindAsync"/>, for who only reads: brief and jury come from the shelf while nobody changed them.</summary>
    public static Task<Result<JuryRoom>> ReadAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel) =>
        ReadAsync(db.Shelf, () => db, challengeId, caller, "", cancel);

    /// <param name="db">Asked for only when the shelf lacks something.</param>
    /// <param name="alias">Of the submission whose <see cref="OwnSheet"/> is wanted.</param>
    public static async Task<Result<JuryRoom>> ReadAsync(JuryShelf shelf, Func<SolutionsDb> db, Guid challengeId, Caller caller, string alias, CancellationToken cancel)
    {
        var known = shelf.Known(challengeId);
        if (await shelf.DoorAsync(db, challengeId, caller.PersonId, alias, known, cancel) is not { } door || !Opens(door, known, caller))
            return Error.NotFound();
        var brief = await shelf.BriefAsync(db, challengeId, door.BriefVersion, cancel);
        var jury = door.JuryVersion is not { } version ? null : version == known?.Version ? known : await shelf.JuryAsync(db(), challengeId, cancel);
        var room = new JuryRoom(brief, jury, await shelf.TableAsync(db, challengeId, cancel), caller) { OwnSheet = door.Sheet, PracticeVersion = door.PracticeVersion };
        return room.IsTeam || room.Me is not null ? room : Error.NotFound();
    }

    /// <summary>For the auditor, once the award is published; not-found before.</summary>
    public static async Task<Result<JuryRoom>> FindForAuditorAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel)
    {
        var brief = await db.Briefs.AsNoTracking().SingleOrDefaultAsync(brief => brief.Id == challengeId, cancel);
        var jury = await db.Juries.AsNoTracking().SingleOrDefaultAsync(jury => jury.Id == challengeId, cancel);
        if (brief?.AwardedAt is null || jury is null)
            return Error.NotFound();
        return new JuryRoom(brief, jury, await db.Shelf.TableAsync(() => db, challengeId, cancel), caller);
    }

    /// <summary>As <see cref="FindAsync"/>, for who works in the jury: accepted, declared, and the challenge not cancelled.</summary>
    public static async Task<Result<JuryRoom>> FindForMemberAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel) =>
        ForMember(await FindAsync(db, challengeId, caller, cancel));

    /// <summary>As <see cref="FindForMemberAsync"/>, for the chair.</summary>
    public static async Task<Result<JuryRoom>> FindForChairAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel) =>
        ForChair(await FindAsync(db, challengeId, caller, cancel));

    /// <summary>A room that was found, for who works in the jury: accepted, declared, and the challenge not cancelled.</summary>
    public static Result<JuryRoom> ForMember(Result<JuryRoom> found) => found is { Failed: false, Value.WhyNotWorking: { } refusal } ? refusal : found;

    /// <summary>As <see cref="ForMember"/>, for the chair.</summary>
    public static Result<JuryRoom> ForChair(Result<JuryRoom> found)
    {
        var member = ForMember(found);
        return member.Failed || member.Value.IsChair ? member : JuryErrors.ChairOnly;
    }

    private static bool Opens(JuryDoor door, Jury? known, Caller caller) =>
        IsOfBody(door.OrganisationId, caller) || (caller.Is(Roles.Juror) && (door.IsMember ?? known?.Active(caller.PersonId) is not null));

    private static bool IsOfBody(Guid organisationId, Caller caller) => caller.Is(Roles.Officer, organisationId) || caller.Is(Roles.Approver, organisationId);

    private Error? WhyNotWorking => this switch
    {
        { IsTeam: true } => JuryErrors.JurorsOnly,
        { Me.State: not MemberState.Accepted } => JuryErrors.AcceptFirst,
        { Me.Seat: not Seat.Juror } => JuryErrors.NotAJuror,
        { Me.IsReady: false } => JuryErrors.DeclareFirst,
        { Brief.Cancelled: true } => JuryErrors.ChallengeCancelled,
        _ => null,
    };
}
