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
        [new("budgetCents", texts["solution.budget"], Amounts.Show(solution.BudgetCents)), new("planning", texts["solution.planning"], solution.Planning)];

    public static string AnswerField(int index) => $"answers[{index}].text";
}
