using Market.Portal.Clients;
using Market.Portal.Forms;

namespace Market.Portal.Pages.Judging;

/// <summary>A score as it is sent by a form: a number, or a word where the criterion is a requirement, so that whoever reads the form again sees what was meant.</summary>
internal static class TypedScore
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <param name="score">10 or 0.</param>
    public static string Word(decimal score) => score == 10 ? Yes : No;

    /// <summary>Yes and no cannot be unticked, so there an abstention takes the place of the answer.</summary>
    /// <param name="row">Beginning of the names of the criterion's fields.</param>
    public static JuryScore Score(this FormState form, JuryCriterion criterion, string row)
    {
        var abstained = form.Checked($"{row}.abstained");
        return new JuryScore(criterion.Id, criterion.IsRequirement ? abstained ? null : form.Answer($"{row}.value") : form.Decimal($"{row}.value"), form.Text($"{row}.remark"), abstained);
    }

    private static decimal? Answer(this FormState form, string name) => form.Text(name) switch
    {
        Yes => 10,
        No => 0,
        _ => null,
    };
}
