using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Solving;

internal sealed record SolutionAnswer(Guid QuestionId, string Text);

/// <summary>What a team writes.</summary>
/// <param name="BudgetCents">Euro cents; null when not stated.</param>
/// <param name="Subcontractors">Enterprise numbers (KBO) of who does a part of the work without being a partner; null is none.</param>
internal sealed record SolutionContent(string Title, string Summary, IReadOnlyList<SolutionAnswer> Answers, long? BudgetCents, string Planning, IReadOnlyList<string>? Subcontractors = null)
{
    public const int TitleLength = 150;
    public const int SummaryLength = 2000;
    public const int PlanningLength = 5000;
    public const int SubcontractorLimit = 20;
    public const long BudgetLimitCents = 100_000_000_000;

    public static readonly SolutionContent Nothing = new("", "", [], null, "");

    /// <summary>The same with tidy text: one line for the title, no control characters, answers that say nothing left out.</summary>
    public SolutionContent Tidy() => new(
        Text.OneLine(Title),
        Text.Lines(Summary),
        [.. (Answers ?? []).Select(answer => answer with { Text = Text.Lines(answer.Text) })],
        BudgetCents,
        Text.Lines(Planning),
        [.. (Subcontractors ?? []).Select(number => KboNumber.Normalize(number) ?? Text.OneLine(number)).Where(number => number.Length > 0).Distinct()]);

    /// <summary>What is wrong with it at any time; what is still missing is <see cref="SolutionChecks"/>'s business.</summary>
    public IReadOnlyList<Error> Faults(ChallengeBrief brief) => [.. OwnFaults(), .. AnswerFaults(brief)];

    private IEnumerable<Error> OwnFaults()
    {
        if (Title.Length > TitleLength)
            yield return SolutionErrors.TitleTooLong;
        if (Summary.Length > SummaryLength)
            yield return SolutionErrors.SummaryTooLong;
        if (Planning.Length > PlanningLength)
            yield return SolutionErrors.PlanningTooLong;
        if (BudgetCents is < 0 or > BudgetLimitCents)
            yield return SolutionErrors.BudgetOutOfRange;
        if (Subcontractors?.Count > SubcontractorLimit)
            yield return SolutionErrors.TooManySubcontractors;
        foreach (var number in (Subcontractors ?? []).Where(number => KboNumber.Normalize(number) is null))
            yield return SolutionErrors.SubcontractorInvalid(number);
    }

    private IEnumerable<Error> AnswerFaults(ChallengeBrief brief)
    {
        var seen = new HashSet<Guid>();
        for (var i = 0; i < Answers.Count; i++)
        {
            var question = brief.Questions.FirstOrDefault(question => question.Id == Answers[i].QuestionId);
            if (question is null)
                yield return SolutionErrors.AnswerUnknown(i);
            else if (!seen.Add(question.Id))
                yield return SolutionErrors.AnswerRepeated(i);
            else if (Answers[i].Text.Length > question.MaxLength)
                yield return SolutionErrors.AnswerTooLong(i, question.MaxLength);
        }
    }
}
