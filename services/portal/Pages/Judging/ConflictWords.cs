using Market.Portal.Clients;
using Market.Portal.Words;

namespace Market.Portal.Pages.Judging;

/// <summary>A chain from a juror to a team as one sentence in the reader's language.</summary>
internal static class ConflictWords
{
    /// <param name="juror">Who is at the start.</param>
    /// <param name="steps">At least one; the last leads to an organisation in the team.</param>
    public static string ConflictSentence(this UiTexts texts, string juror, IReadOnlyList<ConflictStep> steps)
    {
        var clauses = steps.Select((step, place) => place == 0
            ? texts[$"chain.first.{step.Kind}", NounOf(texts, step, steps.Count == 1)]
            : texts[$"chain.next.{step.Kind}.{step.To}", NounOf(texts, step, place == steps.Count - 1)]);
        return texts["chain.sentence", juror, string.Join(", ", clauses)];
    }

    private static string NounOf(UiTexts texts, ConflictStep step, bool last) => (step.Name, last) switch
    {
        ({ } name, true) => texts["chain.team.named", name],
        ({ } name, false) => name,
        (null, true) => texts[step.To == "number" ? "chain.team.number" : "chain.team"],
        _ => texts[$"chain.noun.{step.To}"],
    };
}
