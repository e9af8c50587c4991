using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Solving;

public enum CheckSeverity
{
    /// <summary>Cannot be submitted like this.</summary>
    Blocking,

    /// <summary>May be submitted, but the team had better look.</summary>
    Advice,
}

/// <param name="Field">Path in the content body; null when it is about the whole.</param>
internal sealed record SolutionCheck(string Code, string? Field, CheckSeverity Severity)
{
    public Error ToError() => Error.Invalid(Code, Field);
}

/// <summary>What is still missing before a solution can be submitted, and what is worth a look.</summary>
internal static class SolutionChecks
{
    public const string TitleMissing = "solution.title-missing";
    public const string SummaryMissing = "solution.summary-missing";
    public const string AnswerMissing = "solution.answer-missing";
    public const string PlanningMissing = "solution.planning-missing";
    public const string BudgetMissing = "solution.budget-missing";
    public const string FilesMissing = "solution.files-missing";
    public const string PartnerPending = "solution.partner-pending";

    public static IReadOnlyList<SolutionCheck> Of(Solution solution, ChallengeBrief brief) =>
        [.. Missing(solution), .. MissingAnswers(solution, brief), .. Advice(solution)];

    private static IEnumerable<SolutionCheck> Missing(Solution solution)
    {
        if (solution.Title.Length == 0)
            yield return new SolutionCheck(TitleMissing, "title", CheckSeverity.Blocking);
        if (solution.Summary.Length == 0)
            yield return new SolutionCheck(SummaryMissing, "summary", CheckSeverity.Blocking);
    }

    /// <summary>Fields are numbered by the question's place, because a missing answer has none of its own.</summary>
    private static IEnumerable<SolutionCheck> MissingAnswers(Solution solution, ChallengeBrief brief) => brief.Questions
        .Select((question, index) => (question, index))
        .Where(each => each.question.Required && !solution.Answers.Any(answer => answer.QuestionId == each.question.Id && answer.Text.Length > 0))
        .Select(each => new SolutionCheck(AnswerMissing, $"answers[{each.index}].text", CheckSeverity.Blocking));

    private static IEnumerable<SolutionCheck> Advice(Solution solution)
    {
        if (solution.Planning.Length == 0)
            yield return new SolutionCheck(PlanningMissing, "planning", CheckSeverity.Advice);
        if (solution.BudgetCents is null)
            yield return new SolutionCheck(BudgetMissing, "budgetCents", CheckSeverity.Advice);
        if (solution.Files.Count == 0)
            yield return new SolutionCheck(FilesMissing, "files", CheckSeverity.Advice);
        if (solution.Partners.Any(partner => partner.State == PartnerState.Invited))
            yield return new SolutionCheck(PartnerPending, "partners", CheckSeverity.Advice);
    }
}
