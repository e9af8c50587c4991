using Market.Kernel;
using Market.Portal.Clients;
using Market.Portal.Forms;
using Market.Portal.Words;

namespace Market.Portal.Pages.Solving;

/// <summary>The texts of each section, with the labels that their fields have.</summary>
internal static class SolutionTexts
{
    public static IReadOnlyList<SectionText> Pitch(this UiTexts texts, SolutionDetail solution) =>
        [new("title", texts["solution.title"], solution.Title), new("summary", texts["solution.summary"], solution.Summary)];

    public static IReadOnlyList<SectionText> Answers(this UiTexts texts, SolutionDetail solution) =>
        [.. solution.Questions.Select((question, index) => new SectionText(AnswerField(index), $"{index + 1}. {texts.Of(question.Text)}", solution.AnswerTo(question.Id)))];

    public static IReadOnlyList<SectionText> Plan(this UiTexts texts, SolutionDetail solution) =>
        [new("budgetCents", texts["solution.budget"], Amounts.Show(solution.BudgetCents)), new("planning", texts["solution.planning"], solution.Planning), new("subcontractors", texts["solution.subcontractors"], Subcontractors(solution))];

    /// <summary>One number a line.</summary>
    public static string Subcontractors(SolutionDetail solution) => string.Join('\n', solution.Subcontractors ?? []);

    /// <summary>What became of a solution, in words: what was submitted may be opened, or decided about, since.</summary>
    /// <param name="stage">Of the challenge, as the solver may know it.</param>
    public static string StateOf(this UiTexts texts, string state, string stage) => texts[$"solution.state.{(state == "submitted" && stage is "opened" or "awarded" ? stage : state)}"];

    public static string AnswerField(int index) => $"answers[{index}].text";
}
