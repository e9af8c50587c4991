using Market.Kernel;

namespace Market.Solutions.Domain.Juries;

/// <summary>Final scores change only for a reason and by two persons: the juror asks, another member allows. What was final stays on record.</summary>
internal sealed partial class Jury
{
    public IReadOnlyList<Reopening> Reopenings { get; private set; } = [];

    /// <summary>What was asked for a juror's scores of a submission and not decided yet.</summary>
    public Reopening? Pending(Guid personId, string alias) => Reopenings.FirstOrDefault(asked => asked.State == ReopeningState.Asked && asked.PersonId == personId && asked.Alias == alias);

    /// <summary>A juror asks to change own final scores of a submission.</summary>
    public Result AskReopening(Guid personId, string alias, string? reason, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (Active(personId) is not { } member || Find(personId, alias) is not { } pair || VisibleTo(member, entrants).All(entrant => entrant.Alias != alias))
            return Error.NotFound();
        if (pair.LockedAt is null)
            return JuryErrors.ScoreNotLocked;
        if (Pending(personId, alias) is not null)
            return JuryErrors.ReopeningAsked;
        if (string.IsNullOrWhiteSpace(reason))
            return JuryErrors.ReasonMissing;
        if (reason.Length > MaxReason)
            return JuryErrors.ReasonTooLong;
        var asked = new Reopening(personId, alias, reason.Trim(), now);
        List<Guid> deciders = [.. Members.Where(other => MayDecide(other, asked, entrants)).Select(other => other.PersonId)];
        if (deciders.Count == 0)
            return JuryErrors.ReopeningNobody;
        Reopenings = [.. Reopenings, asked];
        Raise(new ReopeningWasAsked(Id, Title, deciders));
        return Result.Done;
    }

    /// <summary>Another member allows it: the scores are the juror's to write again, and the scoring is complete no more.</summary>
    public Result AllowReopening(JuryMember decider, Guid personId, string alias, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (Decide(decider, personId, alias, ReopeningState.Allowed, entrants, now) is { Failed: true } refused)
            return refused;
        Assignments = [.. Assignments.Select(pair => pair.PersonId == personId && pair.Alias == alias ? pair with { LockedAt = null } : pair)];
        if (IsCompleted && !decider.Chair && Chair?.PersonId != personId)
            TellFallenOpen();
        CompletedAt = null;
        return Result.Done;
    }

    /// <summary>Another member refuses it, and the scores stay as they are.</summary>
    public Result RefuseReopening(JuryMember decider, Guid personId, string alias, IReadOnlyList<Entrant> entrants, DateTimeOffset now) =>
        Decide(decider, personId, alias, ReopeningState.Refused, entrants, now);

    /// <summary>The chair decides; for the chair's own scores, and for a submission that the chair may not know of, another juror of that submission.</summary>
    public bool MayDecide(JuryMember decider, Reopening asked, IReadOnlyList<Entrant> entrants)
    {
        if (decider.PersonId == asked.PersonId || VisibleTo(decider, entrants).All(entrant => entrant.Alias != asked.Alias))
            return false;
        var chairCan = Chair is { IsReady: true } chair && chair.PersonId != asked.PersonId && VisibleTo(chair, entrants).Any(entrant => entrant.Alias == asked.Alias);
        return decider.Chair || !chairCan;
    }

    private Result Decide(JuryMember decider, Guid personId, string alias, ReopeningState state, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (VisibleTo(decider, entrants).All(entrant => entrant.Alias != alias) || Pending(personId, alias) is not { } asked)
            return Error.NotFound();
        if (!MayDecide(decider, asked, entrants))
            return JuryErrors.ReopeningNotYours;
        if (!IsAssigned(personId, alias))
            return Error.NotFound();
        Reopenings = [.. Reopenings.Select(other => other == asked ? asked with { State = state, DecidedBy = decider.PersonId, DecidedAt = now } : other)];
        Raise(new ReopeningWasDecided(Id, Title, personId, alias, state == ReopeningState.Allowed));
        return Result.Done;
    }
}
