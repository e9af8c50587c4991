using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>From draft to award: every step asks the transition table and the access rules first.</summary>
internal sealed partial class Challenge
{
    private const int MaxRemarks = 50;
    private const int MaxRemark = 2000;

    public Result RequestApproval(Actor actor, DateTimeOffset now)
    {
        var allowed = Check(ChallengeAction.RequestApproval, actor);
        if (allowed.Failed)
            return allowed;
        var incomplete = Result.Refused([.. Completeness.Of(this, now).Where(check => check.Blocking).Select(check => check.Finding)]);
        if (incomplete.Failed)
            return incomplete;
        Move(ChallengeAction.RequestApproval, now);
        Remarks = [];
        Raise(new ReviewRequested(this));
        return Result.Done;
    }

    public Result Approve(Actor actor, DateTimeOffset now)
    {
        var allowed = Check(ChallengeAction.Approve, actor);
        if (allowed.Failed)
            return allowed;
        Move(ChallengeAction.Approve, now);
        ApproverId = actor.PersonId;
        AskForCards();
        Raise(new ReviewPassed(this, actor.PersonId));
        return Result.Done;
    }

    /// <summary>Back to draft: by the reviewer with remarks, or by an officer who wants to change something, with or without.</summary>
    public Result Return(IReadOnlyList<(string? Field, string? Text)> remarks, Actor actor, DateTimeOffset now)
    {
        var allowed = Check(ChallengeAction.Return, actor);
        if (allowed.Failed)
            return allowed;
        var refused = Result.Refused([.. RemarkRules(remarks, required: !actor.IsOfficer)]);
        if (refused.Failed)
            return refused;
        Move(ChallengeAction.Return, now);
        ApproverId = null;
        PublishAt = PublishAt > now ? PublishAt : null;
        Remarks = [.. remarks.Select(remark => new Remark(remark.Field?.Trim() ?? "", TextRules.Paragraphs(remark.Text)!, actor.Name, now))];
        Raise(new ReviewReturned(this, actor.PersonId, remarks.Count));
        return Result.Done;
    }

    /// <summary>Opens it to everyone now, or at <paramref name="at"/>, which must be later than now.</summary>
    public Result Publish(DateTimeOffset? at, Actor actor, DateTimeOffset now)
    {
        var later = at is not null;
        var allowed = Check(later ? ChallengeAction.Schedule : ChallengeAction.Publish, actor);
        if (allowed.Failed)
            return allowed;
        if (at <= now)
            return ChallengeErrors.PublishPast with { Field = "at" };
        if (WaitsForCards)
            return ChallengeErrors.CardsMissing;
        if (Deadline <= now)
            return ChallengeErrors.DeadlinePast;
        if (later && at >= Deadline)
            return ChallengeErrors.PublishAfterDeadline with { Field = "at" };
        if (later)
        {
            Move(ChallengeAction.Schedule, now);
            PublishAt = at;
        }
        else
        {
            GoPublic(ChallengeAction.Publish, now);
        }

        return Result.Done;
    }

    /// <summary>
    /// Publishes it when its time has come. When the deadline has passed as well (the service was down that long) it goes back
    /// to approved, so that a person decides.
    /// </summary>
    public Result PublishDue(DateTimeOffset now)
    {
        if (!ChallengeLifecycle.Allows(State, ChallengeAction.PublishDue) || PublishAt > now)
            return ChallengeErrors.WrongStage(State);
        if (Deadline > now)
        {
            GoPublic(ChallengeAction.PublishDue, now);
            return Result.Done;
        }

        State = ChallengeState.Approved;
        PublishAt = null;
        UpdatedAt = now;
        return ChallengeErrors.DeadlinePast;
    }

    public Result Cancel(string? reason, Actor actor, DateTimeOffset now)
    {
        var allowed = Check(ChallengeAction.Cancel, actor);
        if (allowed.Failed)
            return allowed;
        var text = TextRules.Paragraphs(reason);
        if (text is null)
            return ChallengeErrors.Required("reason");
        if (text.Length > MaxRemark)
            return ChallengeErrors.TooLong("reason", MaxRemark);
        Move(ChallengeAction.Cancel, now);
        CancelledReason = text;
        Raise(new Cancelled(this, text));
        return Result.Done;
    }

    /// <summary>The submissions were opened. Nothing happens when the challenge is past that.</summary>
    public void StartJudging(DateTimeOffset now)
    {
        if (ChallengeLifecycle.Allows(State, ChallengeAction.StartJudging))
            Move(ChallengeAction.StartJudging, now);
    }

    /// <summary>The award was published, or the next in line came in the place of a winner who withdrew. Nothing happens when the challenge was cancelled meanwhile.</summary>
    public void Award(ChallengeResults results, DateTimeOffset now)
    {
        if (State != ChallengeState.Awarded && !ChallengeLifecycle.Allows(State, ChallengeAction.Award))
            return;
        if (State != ChallengeState.Awarded)
            Move(ChallengeAction.Award, now);
        Results = results;
    }

    private Result Check(ChallengeAction action, Actor actor)
    {
        if (ChallengeAccess.Refusal(this, action, actor) is { } refusal)
            return refusal;
        return ChallengeLifecycle.Allows(State, action) ? Result.Done : ChallengeErrors.WrongStage(State);
    }

    private void Move(ChallengeAction action, DateTimeOffset now)
    {
        State = ChallengeLifecycle.After(State, action) ?? throw new InvalidOperationException($"{action} in {State}");
        UpdatedAt = now;
    }

    /// <summary>From here criteria and weights are frozen.</summary>
    private void GoPublic(ChallengeAction action, DateTimeOffset now)
    {
        Move(action, now);
        CriteriaHash = Domain.CriteriaHash.Of(Criteria);
        List(now);
        Raise(new Published(this));
    }

    private static IEnumerable<Error> RemarkRules(IReadOnlyList<(string? Field, string? Text)> remarks, bool required)
    {
        if (remarks.Count == 0 && required)
            yield return ChallengeErrors.RemarksMissing;
        if (remarks.Count > MaxRemarks)
            yield return ChallengeErrors.TooMany("remarks", MaxRemarks);
        for (var i = 0; i < remarks.Count; i++)
        {
            if (TextRules.Paragraphs(remarks[i].Text) is not { } text)
                yield return ChallengeErrors.Required($"remarks[{i}].text");
            else if (text.Length > MaxRemark)
                yield return ChallengeErrors.TooLong($"remarks[{i}].text", MaxRemark);
            if (remarks[i].Field?.Length > 60)
                yield return ChallengeErrors.TooLong($"remarks[{i}].field", 60);
        }
    }
}
