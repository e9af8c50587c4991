using Market.Solutions.Domain.Juries.Conflicts;

namespace Market.Solutions.Domain.Juries;

/// <summary>Where a member stands. Only <see cref="Accepted"/> works in the jury; declined and recused members are out of it.</summary>
public enum MemberState
{
    Invited,
    Accepted,
    Declined,
    Recused,
}

/// <summary>As what somebody is in the jury. Only a juror reads, scores, counts and signs.</summary>
public enum Seat
{
    Juror,

    /// <summary>Takes the seat of a juror who leaves; until then reads nothing and counts nowhere.</summary>
    Reserve,

    /// <summary>Follows who is in the jury and when it met; never reads a submission or a score.</summary>
    Observer,
}

/// <summary>The interests that a member declared before reading anything.</summary>
/// <param name="OrganisationIds">Organisations whose submissions the member must not judge.</param>
/// <param name="Expertise">What the member knows much of, in own words; empty when not said.</param>
/// <param name="Ties">What else was declared; null when that was not asked yet.</param>
/// <param name="Wish">What the member would rather judge or not; null when not said.</param>
internal sealed record Declaration(IReadOnlyList<Guid> OrganisationIds, string Statement, DateTimeOffset At, string Expertise = "", DeclaredTies? Ties = null, JurorWish? Wish = null)
{
    /// <summary>Whether everything that was declared before is in it.</summary>
    public bool Keeps(Declaration before) =>
        !before.OrganisationIds.Except(OrganisationIds).Any() && (before.Ties is null || (Ties ?? DeclaredTies.None).Keeps(before.Ties));
}

/// <summary>A wish that proposals go by; the chair decides.</summary>
/// <param name="Avoids">What the member would rather not judge, in own words; empty when not said.</param>
/// <param name="AtMost">How many submissions the member can take, from 1; null when not said.</param>
internal sealed record JurorWish(string Avoids, int? AtMost);

/// <param name="OrganisationIds">Every organisation the member has belonged to since the invitation; the last one is the present one.</param>
/// <param name="Reason">Why the member declined or stood down, when said.</param>
internal sealed record JuryMember(
    Guid PersonId, string Name, IReadOnlyList<Guid> OrganisationIds, string OrganisationName, bool Chair,
    MemberState State, DateTimeOffset InvitedAt, DateTimeOffset? AnsweredAt = null, string? Reason = null, Declaration? Declaration = null, Seat Seat = Seat.Juror)
{
    public bool IsActive => State is MemberState.Invited or MemberState.Accepted;

    /// <summary>A juror who accepted; the chair is one.</summary>
    public bool IsSitting => State == MemberState.Accepted && Seat == Seat.Juror;

    /// <summary>A juror who accepted and declared: may read and score.</summary>
    public bool IsReady => IsSitting && Declaration is not null;

    /// <summary>May be present when the jury meets.</summary>
    public bool MayBePresent => State == MemberState.Accepted && Seat != Seat.Reserve;

    /// <summary>Can have been present, also who stood down since.</summary>
    public bool MayBeInMinutes => State is MemberState.Accepted or MemberState.Recused && Seat != Seat.Reserve;

    /// <summary>What the member knows much of, in own words; empty when not said.</summary>
    public string Expertise => Declaration?.Expertise ?? "";

    public JurorWish? Wish => Declaration?.Wish;

    /// <summary>Submissions in which the member said to have no interest; only those may be read.</summary>
    public IReadOnlyList<Clearance> Clearances { get; init; } = [];

    /// <summary>Where the member went to work after the report was issued: no interest in what was judged before, and a reason to read no more of it.</summary>
    public IReadOnlyList<Guid> LaterOrganisationIds { get; init; } = [];

    public bool HasJoined(Entrant entrant) => LaterOrganisationIds.Any(entrant.OrganisationIds.Contains);

    public bool HasCleared(string alias) => Clearances.Any(clearance => clearance.Alias == alias);

    /// <summary>Whether the member's own or declared organisations took part in the submission.</summary>
    public bool HasInterestIn(Entrant entrant) =>
        OrganisationIds.Concat(Declaration?.OrganisationIds ?? []).Any(entrant.OrganisationIds.Contains);
}

/// <summary>That a member has no interest in a submission, said before reading it.</summary>
internal sealed record Clearance(string Alias, DateTimeOffset At);

/// <summary>Somebody who may be invited.</summary>
/// <param name="IsOfficial">Officer or approver of the organisation named.</param>
/// <param name="HeldOffice">Wrote, approved or opened the challenge.</param>
internal sealed record Candidate(Guid PersonId, string Name, Guid? OrganisationId, string OrganisationName, bool IsJuror, bool IsOfficial, bool HeldOffice = false);

/// <summary>An opened submission as the jury's rules see it. Who is behind it never leaves these rules.</summary>
/// <param name="OrganisationIds">Lead and accepted partners.</param>
/// <param name="Numbers">Enterprise numbers of subcontractors, whom the market need not know; null is none.</param>
internal sealed record Entrant(string Alias, IReadOnlyList<Guid> OrganisationIds, IReadOnlyList<string>? Numbers = null);

/// <summary>That a juror judges a submission.</summary>
/// <param name="LockedAt">When the juror locked the scores; they count from then.</param>
internal sealed record Assignment(Guid PersonId, string Alias, DateTimeOffset? LockedAt = null);

/// <summary>A pair that the chair asks for.</summary>
internal sealed record Pair(Guid PersonId, string Alias);

/// <summary>That a juror recognised a submission, or has another reason not to judge it. Never undone.</summary>
internal sealed record Recusal(Guid PersonId, string Alias, string Reason, DateTimeOffset At);
