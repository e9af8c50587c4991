using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>What each part of a draft must satisfy by itself to be kept.</summary>
internal static class PartRules
{
    private const int MaxCriteria = 20;
    private const int MaxQuestions = 30;
    private const int MaxPrizes = 20;
    private const int MaxName = 150;
    private const int MaxDescription = 2000;
    private const int MaxLevel = 500;
    private const int MaxAnswer = 20_000;

    /// <summary>Ten million euro.</summary>
    private const long MaxPrizeCents = 1_000_000_000;

    /// <summary>Nobody plans further; a typing error in the year does.</summary>
    public const int MaxYearsAhead = 5;

    public static IEnumerable<Error> OfCriteria(IReadOnlyList<Criterion> criteria)
    {
        if (criteria.Count > MaxCriteria)
            yield return ChallengeErrors.TooMany("criteria", MaxCriteria);
        foreach (var error in OfIds([.. criteria.Select(criterion => criterion.Id)], "criteria").Concat(criteria.SelectMany(OfCriterion)))
            yield return error;
    }

    public static IEnumerable<Error> OfQuestions(IReadOnlyList<Question> questions)
    {
        if (questions.Count > MaxQuestions)
            yield return ChallengeErrors.TooMany("questions", MaxQuestions);
        foreach (var error in OfIds([.. questions.Select(question => question.Id)], "questions").Concat(questions.SelectMany(OfQuestion)))
            yield return error;
    }

    public static IEnumerable<Error> OfPrizes(IReadOnlyList<Prize> prizes)
    {
        if (prizes.Count > MaxPrizes)
            yield return ChallengeErrors.TooMany("prizes", MaxPrizes);
        if (prizes.Where((prize, index) => prize.Rank != index + 1).Any())
            yield return ChallengeErrors.PrizeRanks;
        for (var i = 0; i < prizes.Count; i++)
        {
            if (prizes[i].AmountCents is <= 0 or > MaxPrizeCents)
                yield return ChallengeErrors.PrizeAmount($"prizes[{i}].amountCents");
            foreach (var error in TextRules.TooLong(prizes[i].Label, $"prizes[{i}].label", MaxName))
                yield return error;
        }
    }

    public static IEnumerable<Error> OfDates(ChallengeDates dates, DateTimeOffset now)
    {
        var latest = now.AddYears(MaxYearsAhead);
        (string Field, DateTimeOffset? At)[] all =
            [("publishAt", dates.PublishAt), ("deadline", dates.Deadline), ("openingFrom", dates.OpeningFrom), ("judgingUntil", dates.JudgingUntil), ("awardBy", dates.AwardBy)];
        foreach (var (field, _) in all.Where(date => date.At > latest))
            yield return ChallengeErrors.DateTooFar(field);
        if (dates.PublishAt <= now)
            yield return ChallengeErrors.PublishPast;
        if (dates.Deadline <= now)
            yield return ChallengeErrors.DeadlinePast;
        if (dates.PublishAt >= dates.Deadline)
            yield return ChallengeErrors.PublishAfterDeadline;
        if (dates.OpeningFrom < dates.Deadline)
            yield return ChallengeErrors.OpeningBeforeDeadline;
        if (dates.JudgingUntil <= (dates.OpeningFrom ?? dates.Deadline))
            yield return ChallengeErrors.JudgingBeforeOpening;
        if (dates.AwardBy < (dates.JudgingUntil ?? dates.OpeningFrom ?? dates.Deadline))
            yield return ChallengeErrors.AwardBeforeJudging;
    }

    private static IEnumerable<Error> OfCriterion(Criterion criterion, int index)
    {
        var field = $"criteria[{index}]";
        if (criterion.Name.IsEmpty)
            yield return ChallengeErrors.Required($"{field}.name");
        if (criterion.Weight is < 1 or > 100 && !criterion.IsRequirement)
            yield return ChallengeErrors.WeightRange($"{field}.weight");
        if (criterion.Minimum is { } minimum && (minimum is < 0 or > 10 || decimal.Round(minimum, 1) != minimum))
            yield return ChallengeErrors.MinimumRange($"{field}.minimum");
        foreach (var error in TextRules.TooLong(criterion.Name, $"{field}.name", MaxName).Concat(TextRules.TooLong(criterion.Description, $"{field}.description", MaxDescription)))
            yield return error;
        foreach (var error in criterion.Levels.SelectMany((level, place) => OfLevel(level, criterion.Levels.Take(place), $"{field}.levels[{place}]")))
            yield return error;
    }

    private static IEnumerable<Error> OfLevel(CriterionLevel level, IEnumerable<CriterionLevel> earlier, string field)
    {
        if (level.Points is < 0 or > 10 || earlier.Any(other => other.Points == level.Points))
            yield return ChallengeErrors.LevelPoints($"{field}.points");
        foreach (var error in TextRules.TooLong(level.Text, $"{field}.text", MaxLevel))
            yield return error;
    }

    private static IEnumerable<Error> OfQuestion(Question question, int index)
    {
        var field = $"questions[{index}]";
        if (question.Text.IsEmpty)
            yield return ChallengeErrors.Required($"{field}.text");
        if (question.MaxLength is < 50 or > MaxAnswer)
            yield return ChallengeErrors.AnswerLength($"{field}.maxLength");
        foreach (var error in TextRules.TooLong(question.Text, $"{field}.text", 500).Concat(TextRules.TooLong(question.Help, $"{field}.help", MaxDescription)))
            yield return error;
    }

    /// <summary>An id stands once: scores and answers will refer to it.</summary>
    private static IEnumerable<Error> OfIds(IReadOnlyList<Guid> ids, string field)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            if (ids.Take(i).Contains(ids[i]))
                yield return ChallengeErrors.ItemUnknown($"{field}[{i}].id");
        }
    }
}
