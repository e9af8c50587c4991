using Market.Kernel;

namespace Market.Solutions.Domain.Juries;

/// <summary>
/// The jury of one challenge (its id is the challenge's): who judges, who has which interests, and who judges what. The jury is
/// autonomous (Belgian royal decree of 18 April 2017, art. 82 §1): nobody outside it touches an assignment or a score. Its members are independent
/// of the participants (art. 81): an interest or a recusal takes a submission away for good.
/// </summary>
internal sealed partial class Jury : Entity
{
    public const int MaxMembers = 250;

    /// <summary>Characters of a reason or statement.</summary>
    public const int MaxReason = 2000;

    private Jury()
    {
    }

    public Jury(Guid challengeId, LocalizedText title, Guid organisationId) => (Id, Title, OrganisationId) = (challengeId, title, organisationId);

    public LocalizedText Title { get; private set; } = new();

    /// <summary>The public body whose challenge it is.</summary>
    public Guid OrganisationId { get; private set; }

    public IReadOnlyList<JuryMember> Members { get; private set; } = [];

    /// <summary>Who is invited or has accepted; for looking up a person's juries.</summary>
    public List<Guid> ActiveIds { get; private set; } = [];

    public IReadOnlyList<Recusal> Recusals { get; private set; } = [];

    public IReadOnlyList<Assignment> Assignments { get; private set; } = [];

    public DateTimeOffset? AssignedAt { get; private set; }

    /// <summary>Since when every score that counts is locked. Until the report is issued it can fall away, and comes again.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    public bool IsCompleted => CompletedAt is not null;

    /// <summary>When every score was locked for the first time; from then on scores can be compared.</summary>
    public DateTimeOffset? FirstCompletedAt { get; private set; }

    /// <summary>When the report was issued from its scores; nothing changes after it.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    public bool IsSettled => SettledAt is not null;

    public JuryMember? Chair => Members.FirstOrDefault(member => member.Chair && member.IsActive);

    /// <summary>The member who is invited or has accepted; null for anybody else, also for who declined or was recused.</summary>
    public JuryMember? Active(Guid personId) => Members.FirstOrDefault(member => member.PersonId == personId && member.IsActive);

    /// <param name="seat">The chair is a juror.</param>
    public Result Invite(Candidate candidate, bool chair, DateTimeOffset now, Seat seat = Seat.Juror)
    {
        if (MayInvite(candidate, chair, seat) is { } refusal)
            return refusal;
        IReadOnlyList<Guid> organisations = candidate.OrganisationId is { } organisation ? [organisation] : [];
        var member = new JuryMember(candidate.PersonId, candidate.Name, organisations, candidate.OrganisationName, chair, MemberState.Invited, now, Seat: seat);
        SetMembers([.. Members.Where(other => other.PersonId != candidate.PersonId), member]);
        Raise(new JurorWasInvited(Id, Title, candidate.PersonId, chair, seat));
        return Result.Done;
    }

    /// <summary>Takes back an invitation. Whoever judges something leaves by an own decision only: nobody removes a juror to get rid of a score.</summary>
    public Result Remove(Guid personId, DateTimeOffset now)
    {
        if (IsSettled)
            return JuryErrors.Settled;
        if (Active(personId) is not { } member)
            return Error.NotFound();
        if (Assignments.Any(pair => pair.PersonId == personId))
            return JuryErrors.MemberIsAssigned;
        // Minutes can name who accepted.
        if (FirstCompletedAt is not null && member.State == MemberState.Accepted)
            return JuryErrors.InMinutes;
        SetMembers([.. Members.Where(other => other.PersonId != personId)]);
        FillSeatOf(member, PanelMoveCause.Removed, null, now);
        return Result.Done;
    }

    /// <summary>Accepts or declines the invitation; an accepted member who now says no stands down and loses everything assigned.</summary>
    /// <param name="reason">Needed to stand down.</param>
    public Result Answer(Guid personId, bool accept, string? reason, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (Active(personId) is not { } member)
            return Error.NotFound();
        if (IsSettled)
            return JuryErrors.Settled;
        if (reason?.Length > MaxReason)
            return JuryErrors.ReasonTooLong;
        if (member.State == MemberState.Accepted)
            return accept ? JuryErrors.AlreadyAnswered : StandDown(member, reason, entrants, now);
        Replace(member with { State = accept ? MemberState.Accepted : MemberState.Declined, AnsweredAt = now, Reason = reason });
        Raise(new JurorHasAnswered(Id, Title, OrganisationId, personId, member.Name, accept));
        if (!accept)
            FillSeatOf(member, PanelMoveCause.Declined, reason, now);
        return Result.Done;
    }

    /// <summary>The report is issued from the scores as they stand: from now on who judges what is history.</summary>
    public void Settle(DateTimeOffset now) => SettledAt ??= now;

    /// <summary>
    /// A member went to work elsewhere: the new organisation is an interest, the old one stays one. After the report was issued it changes nothing of what was judged, but the member reads
    /// no more of what that organisation submitted.
    /// </summary>
    public void NoteOrganisation(Guid personId, Guid? organisationId, string organisationName, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (Active(personId) is not { } member || organisationId is not { } organisation || member.OrganisationIds.LastOrDefault() == organisation)
            return;
        if (IsSettled)
        {
            Replace(member with { LaterOrganisationIds = [.. member.LaterOrganisationIds.Where(id => id != organisation), organisation] });
            return;
        }

        Replace(member with { OrganisationIds = [.. member.OrganisationIds.Where(id => id != organisation), organisation], OrganisationName = organisationName });
        Reconsider(entrants, now);
    }

    private Result StandDown(JuryMember member, string? reason, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return JuryErrors.ReasonMissing;
        var before = Assignments;
        Replace(member with { State = MemberState.Recused, AnsweredAt = now, Reason = reason });
        Raise(new JurorHasAnswered(Id, Title, OrganisationId, member.PersonId, member.Name, false));
        FillSeatOf(member, PanelMoveCause.StoodDown, reason, now);
        Reconsider(entrants, now, before);
        return Result.Done;
    }

    private Error? MayInvite(Candidate candidate, bool chair, Seat seat)
    {
        if (IsSettled)
            return JuryErrors.Settled;
        if (!candidate.IsJuror)
            return JuryErrors.NotACandidate;
        if (candidate.IsOfficial && candidate.OrganisationId == OrganisationId)
            return JuryErrors.Official;
        if (candidate.HeldOffice && seat != Seat.Observer)
            return JuryErrors.HoldsOffice([candidate.Name]);
        if (Active(candidate.PersonId) is not null)
            return JuryErrors.AlreadyMember;
        if (Members.Any(member => member.PersonId == candidate.PersonId && member.State == MemberState.Recused))
            return JuryErrors.StaysOut;
        if (chair && seat != Seat.Juror)
            return JuryErrors.ChairIsJuror;
        if (chair && Chair is not null)
            return JuryErrors.HasChair;
        return ActiveIds.Count >= MaxMembers ? JuryErrors.Full : null;
    }

    private void Replace(JuryMember changed) => SetMembers([.. Members.Select(member => member.PersonId == changed.PersonId ? changed : member)]);

    private void SetMembers(IReadOnlyList<JuryMember> members)
    {
        Members = members;
        ActiveIds = [.. members.Where(member => member.IsActive).Select(member => member.PersonId)];
    }
}
