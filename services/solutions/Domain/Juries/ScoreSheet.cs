using Market.Kernel;

namespace Market.Solutions.Domain.Juries;

/// <param name="Tenths">0 to 100, which stands for 0.0 to 10.0; null while not given, and for who abstains. Not giving a score is not the same as zero.</param>
/// <param name="Remark">Of who abstains, why.</param>
/// <param name="Abstained">The juror cannot judge this criterion of this submission; it counts in no mean.</param>
internal sealed record Score(Guid CriterionId, int? Tenths, string Remark, bool Abstained = false)
{
    public bool IsDecided => Tenths is not null || Abstained;
}

/// <param name="Value">0 to 10 in steps of 0.1; null while not given, and for who abstains.</param>
internal sealed record GivenScore(Guid CriterionId, decimal? Value, string? Remark, bool Abstained = false);

/// <summary>
/// What one juror thinks of one submission. Only that juror writes it; it can be saved incomplete, is locked when complete, and
/// after that changes only when a second person allows it. Its id is random, because submitters see it ordering the labels of their jurors.
/// </summary>
internal sealed class ScoreSheet : Entity
{
    /// <summary>Characters.</summary>
    public const int MaxRemark = 4000;

    private ScoreSheet()
    {
    }

    public ScoreSheet(Guid id, Guid challengeId, Guid jurorId, string alias) => (Id, ChallengeId, JurorId, Alias) = (id, challengeId, jurorId, alias);

    /// <summary>As it was saved, without what was final before; to be written on, so not for one that is final.</summary>
    public static ScoreSheet Open(Guid id, int version, Guid challengeId, Guid jurorId, string alias, IReadOnlyList<Score> scores) =>
        new(id, challengeId, jurorId, alias) { Version = version, Scores = scores };

    public Guid ChallengeId { get; private set; }

    public Guid JurorId { get; private set; }

    public string Alias { get; private set; } = "";

    public IReadOnlyList<Score> Scores { get; private set; } = [];

    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>What was final before, the oldest first.</summary>
    public IReadOnlyList<EarlierScores> Earlier { get; private set; } = [];

    public bool IsLocked => LockedAt is not null;

    /// <summary>Whether every criterion has a value or an abstention, and a remark.</summary>
    public bool IsComplete(IReadOnlyList<Guid> criteria) => criteria.Count > 0 && Missing(criteria).Count == 0;

    /// <summary>Replaces the scores.</summary>
    /// <param name="personId">Must be the sheet's own juror; anybody else is told that there is no such thing.</param>
    /// <param name="requirements">Those of the criteria that are answered with yes (10) or no (0) only.</param>
    public Result Save(Guid personId, IReadOnlyList<GivenScore> scores, IReadOnlyList<Guid> criteria, params IReadOnlyList<Guid> requirements)
    {
        if (personId != JurorId)
            return Error.NotFound();
        if (IsLocked)
            return JuryErrors.ScoreLocked;
        var errors = scores.SelectMany((score, index) => Check(score, index, scores, criteria)).ToList();
        errors.AddRange(scores.Index().Where(score => requirements.Contains(score.Item.CriterionId) && score.Item.Value is not (null or 0 or 10)).Select(score => JuryErrors.YesOrNo(score.Index)));
        if (errors.Count > 0)
            return Result.Refused(errors);
        Scores = [.. scores.Select(score => new Score(score.CriterionId, (int?)(score.Value * 10), score.Remark?.Trim() ?? "", score.Abstained))];
        return Result.Done;
    }

    /// <summary>Lets the juror write again, after a second person allowed it; what was final is kept.</summary>
    public void Reopen(string reason, Guid allowedBy, DateTimeOffset now)
    {
        Earlier = [.. Earlier, new EarlierScores(Scores, LockedAt ?? throw new InvalidOperationException("Only final scores are reopened"), reason, allowedBy, now)];
        LockedAt = null;
    }

    /// <summary>Makes the scores count; from then they change only by <see cref="Reopen"/>.</summary>
    public Result Lock(Guid personId, IReadOnlyList<Guid> criteria, DateTimeOffset now)
    {
        if (personId != JurorId)
            return Error.NotFound();
        if (IsLocked)
            return JuryErrors.ScoreLocked;
        if (Missing(criteria) is { Count: > 0 } missing)
            return Result.Refused(missing);
        LockedAt = now;
        return Result.Done;
    }

    /// <summary>A copy with one score otherwise, to ask what would be. It is kept nowhere.</summary>
    public ScoreSheet With(Guid criterionId, int tenths) =>
        new(Id, ChallengeId, JurorId, Alias) { Scores = [.. Scores.Select(score => score.CriterionId == criterionId ? score with { Tenths = tenths } : score)] };

    /// <summary>A copy with the scores that were final first. It is kept nowhere.</summary>
    public ScoreSheet AsFirstFinal() => Earlier is [var first, ..] ? new(Id, ChallengeId, JurorId, Alias) { Scores = first.Scores } : this;

    /// <summary>Every score that was final otherwise before, and what it was final as next; for a locked sheet. Null is an abstention.</summary>
    public IEnumerable<(Guid CriterionId, int? From, int? To, string Reason, DateTimeOffset ReopenedAt)> Shifts() =>
        from round in Earlier.Zip(Earlier.Skip(1).Select(later => later.Scores).Append(Scores), (earlier, next) => (earlier, next))
        from score in round.earlier.Scores
        let next = round.next.Single(next => next.CriterionId == score.CriterionId)
        where score.Tenths != next.Tenths
        select (score.CriterionId, score.Tenths, next.Tenths, round.earlier.Reason, round.earlier.ReopenedAt);

    private List<Error> Missing(IReadOnlyList<Guid> criteria)
    {
        var errors = new List<Error>();
        foreach (var (criterion, index) in criteria.Select((criterion, index) => (criterion, index)))
        {
            var score = Scores.FirstOrDefault(score => score.CriterionId == criterion);
            if (score?.IsDecided != true)
                errors.Add(JuryErrors.ScoreMissing(index));
            if (string.IsNullOrWhiteSpace(score?.Remark))
                errors.Add(score?.Abstained == true ? JuryErrors.AbstentionReasonMissing(index) : JuryErrors.RemarkMissing(index));
        }

        return errors;
    }

    private static IEnumerable<Error> Check(GivenScore score, int index, IReadOnlyList<GivenScore> all, IReadOnlyList<Guid> criteria)
    {
        if (!criteria.Contains(score.CriterionId))
            yield return JuryErrors.CriterionUnknown(index);
        if (all.Take(index).Any(earlier => earlier.CriterionId == score.CriterionId))
            yield return JuryErrors.CriterionTwice(index);
        if (score.Value is < 0 or > 10)
            yield return JuryErrors.ScoreRange(index);
        else if (score.Value * 10 % 1 != 0 && score.Value is not null)
            yield return JuryErrors.ScoreStep(index);
        if (score is { Abstained: true, Value: not null })
            yield return JuryErrors.AbstainedWithScore(index);
        if (score.Remark?.Length > MaxRemark)
            yield return JuryErrors.RemarkTooLong(index);
    }
}
