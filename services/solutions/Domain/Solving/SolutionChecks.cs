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

internal sealed record SolutionCheck(Error Finding, CheckSeverity Severity);

/// <summary>What is still missing before a solution can be submitted, and what is worth a look.</summary>
internal static class SolutionChecks
{
    public static IReadOnlyList<SolutionCheck> Of(Solution solution, ChallengeBrief brief) =>
        [.. Missing(solution), .. MissingAnswers(solution, brief), .. Advice(solution)];

    private static IEnumerable<SolutionCheck> Missing(Solution solution)
    {
        if (solution.Title.Length == 0)
            yield return new SolutionCheck(SolutionErrors.TitleMissing, CheckSeverity.Blocking);
        if (solution.Summary.Length == 0)
            yield return new SolutionCheck(SolutionErrors.SummaryMissing, CheckSeverity.Blocking);
    }

    /// <summary>Fields are numbered by the question's place, because a missing answer has none of its own.</summary>
    private static IEnumerable<SolutionCheck> MissingAnswers(Solution solution, ChallengeBrief brief) => brief.Questions
        .Select((question, index) => (question, index))
        .Where(each => each.question.Required && !solution.Answers.Any(answer => answer.QuestionId == each.question.Id && answer.Text.Length > 0))
        .Select(each => new SolutionCheck(SolutionErrors.AnswerMissing(each.index), CheckSeverity.Blocking));

    private static IEnumerable<SolutionCheck> Advice(Solution solution)
    {
        if (solution.Planning.Length == 0)
            yield return new SolutionCheck(SolutionErrors.PlanningMissing, CheckSeverity.Advice);
        if (solution.BudgetCents is null)
            yield return new SolutionCheck(SolutionErrors.BudgetMissing, CheckSeverity.Advice);
        if (solution.Files.Count == 0)
            yield return new SolutionCheck(SolutionErrors.FilesMissing, CheckSeverity.Advice);
        if (solution.Partners.Any(partner => partner.State == PartnerState.Invited))
            yield return new SolutionCheck(SolutionErrors.PartnerPending, CheckSeverity.Advice);
    }
}
