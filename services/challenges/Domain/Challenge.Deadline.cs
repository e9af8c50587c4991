using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>Another deadline is an act of two persons with a reason; whether it can still be decides the clock of the solutions service.</summary>
internal sealed partial class Challenge
{
    /// <summary>Against a deadline that never holds still.</summary>
    public const int MaxDeadlineMoves = 50;

    /// <summary>Every change that was ever proposed, the oldest first.</summary>
    public IReadOnlyList<DeadlineMove> DeadlineMoves { get; private set; } = [];

    /// <summary>Prepared from the market's own record of being down; null when there is none, or it was used.</summary>
    public OutageExtension? OutageExtension { get; private set; }

    public DeadlineMove? OpenDeadlineMove => DeadlineMoves.FirstOrDefault(move => move.IsOpen);

    /// <param name="openingFrom">Null: as long after the deadline as it was.</param>
    public Result ProposeDeadline(DateTimeOffset deadline, DateTimeOffset? openingFrom, LocalizedText? reason, Actor actor, DateTimeOffset now)
    {
        var allowed = Check(ChallengeAction.ProposeDeadline, actor);
        if (allowed.Failed)
            return allowed;
        if (OpenDeadlineMove is not null)
            return ChallengeErrors.DeadlineAlreadyProposed;
        if (DeadlineMoves.Count >= MaxDeadlineMoves)
            return ChallengeErrors.TooManyDeadlineMoves;
        var words = TextRules.Paragraphs(reason);
        var opening = openingFrom ?? deadline + (OpeningFrom!.Value - Deadline!.Value);
        var refused = Result.Refused([.. DeadlineRefusals(deadline, now), .. OpeningRefusals(deadline, opening, now), .. ReasonRefusals(words)]);
        if (refused.Failed)
            return refused;
        var move = new DeadlineMove(
            DeadlineMoves.Count + 1, Deadline!.Value, deadline, opening, words, DeadlineMoveState.Proposed, OutageExtension is not null && deadline > Deadline,
            actor.PersonId, actor.Name, now);
        DeadlineMoves = [.. DeadlineMoves, move];
        UpdatedAt = now;
        Raise(new DeadlineWasProposed(this, move));
        return Result.Done;
    }

    /// <summary>The second person agrees. The deadline itself changes when the solutions service says so (see <see cref="TakeDeadline"/>).</summary>
    public Result ConfirmDeadline(Actor actor, DateTimeOffset now)
    {
        var allowed = Check(ChallengeAction.ConfirmDeadline, actor);
        if (allowed.Failed)
            return allowed;
        if (OpenDeadlineMove is not { State: DeadlineMoveState.Proposed } move)
            return ChallengeErrors.NoDeadlineProposed;
        if (move.ProposedBy == actor.PersonId)
            return ChallengeErrors.DeadlineOwnProposal;
        var refused = Result.Refused([.. DeadlineRefusals(move.Deadline, now)]);
        if (refused.Failed)
            return refused;
        var confirmed = move with { State = DeadlineMoveState.Confirmed, ConfirmedBy = actor.PersonId, ConfirmedByName = actor.Name, ConfirmedAt = now };
        Replace(confirmed);
        UpdatedAt = now;
        Raise(new DeadlineWasConfirmed(this, confirmed));
        return Result.Done;
    }

    /// <summary>Either person of the body takes a proposal away that was not confirmed yet.</summary>
    public Result WithdrawDeadline(Actor actor, DateTimeOffset now)
    {
        var allowed = Check(ChallengeAction.WithdrawDeadline, actor);
        if (allowed.Failed)
            return allowed;
        if (OpenDeadlineMove is not { State: DeadlineMoveState.Proposed } move)
            return ChallengeErrors.NoDeadlineProposed;
        Replace(move with { State = DeadlineMoveState.Withdrawn, DecidedAt = now });
        UpdatedAt = now;
        return Result.Done;
    }

    /// <summary>The new deadline is in force. What comes after an extended one moves along. Told twice, or late, it changes nothing.</summary>
    public void TakeDeadline(int number, DateTimeOffset movedAt)
    {
        if (DeadlineMoves.FirstOrDefault(move => move.Number == number) is not { State: DeadlineMoveState.Confirmed } move)
            return;
        Replace(move with { State = DeadlineMoveState.Applied, DecidedAt = movedAt });
        var later = move.OpeningFrom - OpeningFrom!.Value;
        if (later > TimeSpan.Zero)
            (JudgingUntil, AwardBy) = (JudgingUntil + later, AwardBy + later);
        (Deadline, OpeningFrom, SortDate, OutageExtension) = (move.Deadline, move.OpeningFrom, move.Deadline, null);
        UpdatedAt = movedAt;
    }

    /// <summary>The solutions service kept the deadline as it was.</summary>
    public void KeepDeadline(int number, string code, DateTimeOffset refusedAt)
    {
        if (DeadlineMoves.FirstOrDefault(move => move.Number == number) is not { State: DeadlineMoveState.Confirmed } move)
            return;
        Replace(move with { State = DeadlineMoveState.Refused, DecidedAt = refusedAt, RefusedBecause = code });
        UpdatedAt = refusedAt;
    }

    /// <summary>The market was down before the deadline. It is only prepared: two persons of the body decide.</summary>
    public void PrepareExtension(OutageExtension prepared, DateTimeOffset now)
    {
        if (!ChallengeLifecycle.Allows(State, ChallengeAction.ProposeDeadline) || prepared.Previous != Deadline)
            return;
        OutageExtension = prepared;
        UpdatedAt = now;
    }

    private IEnumerable<Error> DeadlineRefusals(DateTimeOffset deadline, DateTimeOffset now)
    {
        if (deadline > now.AddYears(PartRules.MaxYearsAhead))
            yield return ChallengeErrors.DateTooFar("deadline");
        if (deadline == Deadline)
            yield return ChallengeErrors.DeadlineUnchanged;
        else if (deadline < Deadline && deadline < now + DeadlineRules.ShorteningNotice)
            yield return ChallengeErrors.DeadlineTooSoon(DeadlineRules.ShorteningNotice);
        else if (Deadline <= now && OutageExtension is null)
            yield return ChallengeErrors.DeadlineOver;
        else if (deadline > Deadline && Deadline <= now && deadline < now + DeadlineRules.ReopeningNotice)
            yield return ChallengeErrors.ReopenedTooShort(DeadlineRules.ReopeningNotice);
    }

    private static IEnumerable<Error> OpeningRefusals(DateTimeOffset deadline, DateTimeOffset opening, DateTimeOffset now)
    {
        if (opening < deadline)
            yield return ChallengeErrors.OpeningBeforeDeadline;
        if (opening > now.AddYears(PartRules.MaxYearsAhead))
            yield return ChallengeErrors.DateTooFar("openingFrom");
    }

    private IEnumerable<Error> ReasonRefusals(LocalizedText reason)
    {
        if (reason.In(Language) is null)
            yield return ChallengeErrors.Required($"reason.{Language}");
        foreach (var error in TextRules.TooLong(reason, "reason", MaxRemark))
            yield return error;
    }

    private void Replace(DeadlineMove changed) =>
        DeadlineMoves = [.. DeadlineMoves.Select(move => move.Number == changed.Number ? changed : move)];
}
