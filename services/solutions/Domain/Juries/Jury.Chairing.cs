using Market.Kernel;

namespace Market.Solutions.Domain.Juries;

public enum ChairChangeState
{
    Asked,
    Accepted,
    Declined,

    /// <summary>Somebody else was asked instead.</summary>
    Withdrawn,
}

/// <summary>That a juror was asked to take the chair. Never undone: what was asked and what came of it stays on record.</summary>
/// <param name="FromId">Who chaired; null when nobody did.</param>
/// <param name="AskedBy">The officer of the body; the second person is the juror.</param>
internal sealed record ChairChange(
    Guid? FromId, string? FromName, Guid ToId, string ToName, string Reason, Guid AskedBy, DateTimeOffset At, ChairChangeState State = ChairChangeState.Asked, DateTimeOffset? AnsweredAt = null);

/// <summary>The chair passes to another juror by two persons: an officer of the body asks, the juror takes it. So a chair who is ill or gone stops nothing, and no body chooses alone who writes the report.</summary>
internal sealed partial class Jury
{
    /// <summary>The oldest first.</summary>
    public IReadOnlyList<ChairChange> ChairChanges { get; private set; } = [];

    /// <summary>Who is asked to chair now; null when nobody is.</summary>
    public ChairChange? AskedToChair => ChairChanges.LastOrDefault(change => change.State == ChairChangeState.Asked && Active(change.ToId) is { IsReady: true });

    /// <summary>An officer asks a juror to chair; before the report is issued, because it names the chair.</summary>
    public Result AskToChair(Guid personId, string? reason, Guid officer, DateTimeOffset now)
    {
        if (IsSettled)
            return JuryErrors.Settled;
        if (Active(personId) is not { IsReady: true } member)
            return JuryErrors.CannotChair;
        if (member.Chair)
            return JuryErrors.ChairsAlready;
        if (string.IsNullOrWhiteSpace(reason))
            return JuryErrors.ReasonMissing;
        if (reason.Length > MaxReason)
            return JuryErrors.ReasonTooLong;
        var earlier = ChairChanges.Select(change => change.State == ChairChangeState.Asked ? change with { State = ChairChangeState.Withdrawn, AnsweredAt = now } : change);
        ChairChanges = [.. earlier, new ChairChange(Chair?.PersonId, Chair?.Name, member.PersonId, member.Name, reason.Trim(), officer, now)];
        Raise(new ChairWasAsked(Id, Title, personId));
        return Result.Done;
    }

    /// <summary>The juror takes the chair or leaves it. Who chaired stays a juror.</summary>
    public Result AnswerChair(Guid personId, bool accept, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (IsSettled)
            return JuryErrors.Settled;
        if (AskedToChair is not { } asked || asked.ToId != personId)
            return JuryErrors.ChairNotAsked;
        var answered = asked with { FromId = Chair?.PersonId, FromName = Chair?.Name, State = accept ? ChairChangeState.Accepted : ChairChangeState.Declined, AnsweredAt = now };
        ChairChanges = [.. ChairChanges.Select(change => change == asked ? answered : change)];
        if (accept)
            SetMembers([.. Members.Select(member => member.IsActive ? member with { Chair = member.PersonId == personId } : member)]);
        Raise(new ChairWasAnswered(Id, Title, OrganisationId, asked.ToName, accept, [.. Members.Where(member => member.IsSitting && member.PersonId != personId).Select(member => member.PersonId)]));
        if (accept)
            Reconsider(entrants, now);
        return Result.Done;
    }
}
