using System.Globalization;
using System.Text.RegularExpressions;

using Market.Portal.Pages.Judging;

namespace Market.Portal.Words;

/// <summary>What somebody typed in a form, in the words of that form.</summary>
/// <param name="Label">As it stands above the field.</param>
internal sealed record TypedWords(string Label, string Value);

/// <summary>Words for the fields of every form, where the form itself cannot be shown.</summary>
internal static partial class TypedWordsOf
{
    /// <summary>Name of the field (row numbers, language and part of a moment left out) to the key of its label.</summary>
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["title"] = "field.title", ["summary"] = "field.summary", ["need"] = "field.need", ["outcome"] = "field.outcome", ["origin"] = "field.origin",
        ["phases"] = "field.phases", ["regions"] = "field.regions", ["process"] = "field.process", ["publishAt"] = "field.publishAt", ["deadline"] = "field.deadline",
        ["openingFrom"] = "field.openingFrom", ["judgingUntil"] = "field.judgingUntil", ["awardBy"] = "field.awardBy", ["level"] = "field.level", ["threshold"] = "field.threshold", ["code"] = "field.code", ["at"] = "step.schedule.at",
        ["criteria.name"] = "criterion.name", ["criteria.description"] = "criterion.description", ["criteria.weight"] = "criterion.weight-percent", ["criteria.minimum"] = "criterion.minimum-ten", ["criteria.kind"] = "criterion.kind",
        ["criteria.level0"] = "criterion.level.0", ["criteria.level1"] = "criterion.level.3", ["criteria.level2"] = "criterion.level.5", ["criteria.level3"] = "criterion.level.8", ["criteria.level4"] = "criterion.level.10",
        ["questions.text"] = "question.text", ["questions.help"] = "question.help", ["questions.maxLength"] = "question.max-length", ["questions.required"] = "question.required",
        ["prizes.amountCents"] = "prize.amount", ["prizes.label"] = "prize.label", ["budgetCents"] = "solution.budget", ["planning"] = "solution.planning", ["answers.text"] = "restore.answer",
        ["scores.value"] = "score.value", ["scores.remark"] = "score.remark", ["scores.abstained"] = "score.abstain", ["items.value"] = "score.value", ["items.abstained"] = "score.abstain", ["texts.title"] = "practice.item-title", ["texts.text"] = "practice.item-text", ["winners.prizeRank"] = "restore.place", ["motivation"] = "award.motivation",
        ["subcontractors"] = "solution.subcontractors",
        ["reason"] = "invitation.reason", ["remarks"] = "step.return.why", ["statement"] = "declaration.statement", ["confirmed"] = "declaration.confirm", ["chair"] = "invite.role", ["reviews"] = "field.reviews",
        ["seat"] = "invite.role", ["guestSeat"] = "invite.role", ["asked"] = "qualification.asked", ["holders.proof"] = "qualification.proofs",
        ["text"] = "report.general", ["meetings.date"] = "report.meeting.date", ["merits"] = "report.merits", ["observations"] = "report.observations", ["toClarify"] = "report.to-clarify",
        ["numbers"] = "declaration.numbers", ["close.name"] = "close.name", ["close.organisationId"] = "close.organisation",
        ["expertise"] = "declaration.expertise", ["avoids"] = "declaration.avoids", ["atMost"] = "declaration.at-most", ["load"] = "field.load", ["aim"] = "field.aim", ["csv"] = "field.csv",
        ["days"] = "jury-questions.days", ["knowing"] = "clarification.knowing", ["answer"] = "objection.answer", ["order.place"] = "meeting.order",
        ["name"] = "profile.name", ["email"] = "profile.email", ["language"] = "profile.language", ["mail"] = "profile.mail", ["roles"] = "profile.roles",
        ["kbo"] = "organisation.kbo", ["town"] = "organisation.town", ["type"] = "organisation.type", ["do"] = "restore.do",
    };

    /// <summary>Key of the heading of a numbered row.</summary>
    private static readonly Dictionary<string, string> Rows = new()
    {
        ["criteria"] = "criterion.number", ["scores"] = "criterion.number", ["questions"] = "question.number", ["answers"] = "question.number", ["prizes"] = "prize.rank", ["winners"] = "restore.row", ["meetings"] = "report.meeting.number", ["items"] = "practice.number", ["texts"] = "practice.number",
        ["order"] = "restore.row",
    };

    /// <summary>Beginning of the keys for the values of a closed list.</summary>
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["criteria.kind"] = "criterion.kind", ["origin"] = "origin", ["phases"] = "phase", ["regions"] = "region", ["process"] = "process", ["language"] = "language", ["mail"] = "profile.mail", ["roles"] = "role", ["type"] = "organisation-type", ["level"] = "sealing-level",
        ["seat"] = "seat",
        ["guestSeat"] = "seat",
    };

    /// <summary>Buttons of one form that ask for different things.</summary>
    private static readonly Dictionary<string, string> Buttons = new() { ["approve"] = "review.approve", ["return"] = "review.return.go", ["take"] = "chair.take", ["leave"] = "chair.leave" };

    /// <summary>Choices that are sent as ids.</summary>
    private static readonly string[] Ids = ["organisationIds", "personId", "pairs", "officerIds", "left", "present", "meetings.present", "reserves"];

    /// <summary>Whether there are words for a field, or it is one of the choices that are kept without being shown.</summary>
    public static bool IsKnown(string name) => IsId(name) || KeyOf(Parts().Match(name)) is not null;

    /// <summary>Whether one of the fields holds a choice that is kept without being shown.</summary>
    public static bool HasChoices(IEnumerable<string> names) => names.Any(IsId);

    /// <summary>The fields with a value, one line a label, in the order in which they stood; what people do not read (ids, buttons) is left out.</summary>
    public static IReadOnlyList<TypedWords> Typed(this UiTexts texts, IEnumerable<(string Name, string Value)> fields) =>
    [
        .. fields.Select(field => (Label: texts.LabelOf(field.Name, field.Value), Value: texts.Shown(field.Name, field.Value))).Where(field => field.Label is not null && field.Value.Length > 0)
            .GroupBy(field => field.Label!).Select(group => new TypedWords(group.Key, string.Join(", ", group.Select(field => field.Value)))),
    ];

    /// <summary>The label of a field; null for one that people do not read.</summary>
    /// <param name="value">What was typed: a score is a number or the answer to a requirement.</param>
    public static string? LabelOf(this UiTexts texts, string name, string value = "")
    {
        var parts = Parts().Match(name);
        if ((IsAnswer(PathOf(parts), value) ? "requirement.met" : KeyOf(parts)) is not { } key)
            return null;
        var list = parts.Groups["list"].Value;
        var row = parts.Groups["row"].Success && Rows.TryGetValue(list, out var heading) ? texts[heading, int.Parse(parts.Groups["row"].Value, CultureInfo.InvariantCulture) + 1] + " – " : "";
        var about = list == "remarks" && parts.Groups["field"].Success ? texts["remark.about", texts.NameOf("field", parts.Groups["field"].Value)] : texts[key];
        var language = parts.Groups["language"].Success ? $" ({texts[$"language.{parts.Groups["language"].Value}"]})" : "";
        return row + about + language;
    }

    private static bool IsAnswer(string path, string value) => path is "scores.value" or "items.value" && value is TypedScore.Yes or TypedScore.No;

    private static bool IsId(string name) => Ids.Contains(PathOf(Parts().Match(name)));

    private static string? KeyOf(Match parts) => Labels.GetValueOrDefault(PathOf(parts));

    /// <summary>The name without the number of the row.</summary>
    private static string PathOf(Match parts)
    {
        var list = parts.Groups["list"].Value;
        if (parts.Groups["nested"].Value == "levels")
            return $"{list}.level{parts.Groups["level"].Value}";
        return parts.Groups["row"].Success ? $"{list}.{parts.Groups["field"].Value}" : list;
    }

    private static string Shown(this UiTexts texts, string name, string value) => value switch
    {
        "" or "false" => "",
        "true" => texts["restore.yes"],
        _ when name == "do" => Buttons.TryGetValue(value, out var button) ? texts[button] : "",
        _ when IsAnswer(PathOf(Parts().Match(name)), value) => texts[$"requirement.{value}"],
        "summer" or "winter" when name.EndsWith(".fold", StringComparison.Ordinal) => texts[$"time.{value}"],
        _ => Lists.TryGetValue(PathOf(Parts().Match(name)), out var list) ? texts.NameOf(list, value) : value,
    };

    [GeneratedRegex(@"^(?<list>[A-Za-z]+)(?:\[(?<row>\d{1,4})\])?(?:\.(?<nested>levels|scores)\[(?<level>\d{1,2})\])?(?:\.(?<language>nl|en|fr)|(?<!\])\.(?:date|time|fold)|\.(?<field>[A-Za-z]+)(?:\.(?<language>nl|en|fr))?|\.[0-9a-f-]{36})?$")]
    private static partial Regex Parts();
}
