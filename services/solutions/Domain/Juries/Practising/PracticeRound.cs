using Market.Kernel;

namespace Market.Solutions.Domain.Juries.Practising;

/// <summary>An invented text to practise on.</summary>
internal sealed record PracticeItem(LocalizedText Title, LocalizedText Text);

/// <param name="Items">The scores of each item, in their order.</param>
internal sealed record PracticeAnswer(Guid PersonId, IReadOnlyList<IReadOnlyList<Score>> Items);

/// <summary>
/// The practice of one jury (its id is the challenge's): before the real submissions every juror scores two invented ones on the same criteria, and then sees what the others gave.
/// Nothing of it counts anywhere.
/// </summary>
internal sealed class PracticeRound : Entity
{
    public const int Size = 2;

    /// <summary>Characters.</summary>
    public const int MaxTitle = 200;

    /// <summary>Characters.</summary>
    public const int MaxText = 5000;

    private PracticeRound()
    {
    }

    private PracticeRound(Guid challengeId, IReadOnlyList<PracticeItem> items) => (Id, Items) = (challengeId, items);

    public IReadOnlyList<PracticeItem> Items { get; private set; } = [];

    public IReadOnlyList<PracticeAnswer> Answers { get; private set; } = [];

    /// <param name="items">Two texts; the built-in pair when there are none.</param>
    public static Result<PracticeRound> Start(Guid challengeId, IReadOnlyList<PracticeItem> items)
    {
        if (items.Count == 0)
            return new PracticeRound(challengeId, PracticeTexts.Pair);
        if (items.Count != Size)
            return JuryErrors.PracticeTwo;
        var errors = items.Index().SelectMany(item => Check(item.Item, $"items[{item.Index}]")).ToList();
        return errors.Count > 0 ? Result<PracticeRound>.From(Result.Refused(errors)) : new PracticeRound(challengeId, items);
    }

    /// <summary>Takes over other texts, while nobody has practised.</summary>
    public void Replace(PracticeRound other) => Items = other.Items;

    public bool IsDoneBy(Guid personId) => Answers.Any(answer => answer.PersonId == personId);

    /// <summary>A juror scores both items, once: after it the others' scores are known to the juror.</summary>
    public Result Answer(Guid personId, IReadOnlyList<IReadOnlyList<GivenScore>> given, IReadOnlyList<Guid> criteria, IReadOnlyList<Guid> requirements)
    {
        if (IsDoneBy(personId))
            return JuryErrors.PracticeDone;
        if (given.Count != Items.Count)
            return JuryErrors.PracticeTwo;
        // The rules of scores are those of the real ones.
        var sheets = given.Select(_ => new ScoreSheet(Guid.Empty, Id, personId, "")).ToList();
        var errors = given.Index().SelectMany(item =>
            sheets[item.Index].Save(personId, item.Item, criteria, requirements).Errors.Concat(Missing(sheets[item.Index], criteria)).Select(error => error with { Field = $"items[{item.Index}].{error.Field}" })).ToList();
        if (errors.Count > 0)
            return Result.Refused(errors);
        Answers = [.. Answers, new PracticeAnswer(personId, [.. sheets.Select(sheet => sheet.Scores)])];
        return Result.Done;
    }

    /// <summary>What the jurors gave an item on a criterion, in tenths, from low to high; without who abstained.</summary>
    public IReadOnlyList<int> Given(int item, Guid criterionId) => [.. Answers.Select(answer => TenthsOf(answer, item, criterionId)).OfType<int>().Order()];

    /// <summary>What one juror gave; null for an abstention.</summary>
    /// <exception cref="InvalidOperationException">The juror has not practised.</exception>
    public int? GivenBy(Guid personId, int item, Guid criterionId) => TenthsOf(Answers.First(answer => answer.PersonId == personId), item, criterionId);

    private static int? TenthsOf(PracticeAnswer answer, int item, Guid criterionId) => answer.Items[item].FirstOrDefault(score => score.CriterionId == criterionId)?.Tenths;

    private static IEnumerable<Error> Missing(ScoreSheet sheet, IReadOnlyList<Guid> criteria) =>
        criteria.Index().Where(criterion => sheet.Scores.FirstOrDefault(score => score.CriterionId == criterion.Item)?.IsDecided != true).Select(criterion => JuryErrors.ScoreMissing(criterion.Index));

    private static IEnumerable<Error> Check(PracticeItem item, string field)
    {
        if (item.Title.IsEmpty)
            yield return JuryErrors.PracticeMissing($"{field}.title");
        if (item.Text.IsEmpty)
            yield return JuryErrors.PracticeMissing($"{field}.text");
        if (LocalizedText.Languages.Any(language => item.Title.In(language)?.Length > MaxTitle))
            yield return JuryErrors.PracticeTooLong($"{field}.title", MaxTitle);
        if (LocalizedText.Languages.Any(language => item.Text.In(language)?.Length > MaxText))
            yield return JuryErrors.PracticeTooLong($"{field}.text", MaxText);
    }
}
