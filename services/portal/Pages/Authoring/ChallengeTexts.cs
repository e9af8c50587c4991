using System.Globalization;

using Market.Kernel;
using Market.Portal.Clients;
using Market.Portal.Forms;
using Market.Portal.Words;

namespace Market.Portal.Pages.Authoring;

/// <summary>The texts of each part of a draft, under the names and labels that their fields have.</summary>
internal static class ChallengeTexts
{
    public static IReadOnlyList<SectionText> Need(this UiTexts texts, ChallengeDetail challenge) =>
    [
        .. texts.Languages("title", challenge.Title), .. texts.Languages("summary", challenge.Summary),
        .. texts.Languages("need", challenge.Need), .. texts.Languages("outcome", challenge.Outcome),
    ];

    public static IReadOnlyList<SectionText> Taxonomy(this UiTexts texts, ChallengeDetail challenge) =>
    [
        texts.Chosen("origin", "origin", challenge.Origin is { } origin ? [origin] : []), texts.Chosen("phases", "phase", challenge.Phases ?? []),
        texts.Chosen("regions", "region", challenge.Regions ?? []), texts.Chosen("process", "process", challenge.Process is { } process ? [process] : []),
    ];

    public static IReadOnlyList<SectionText> Criteria(this UiTexts texts, ChallengeDetail challenge) => Rows("criteria", challenge.Criteria, (row, criterion) =>
    [
        .. texts.Languages($"{row}.name", criterion.Name), .. texts.Languages($"{row}.description", criterion.Description),
        texts.Chosen($"{row}.kind", "criterion.kind", [KindOf(criterion)]),
        texts.Number($"{row}.weight", criterion.IsRequirement ? null : criterion.Weight), texts.Number($"{row}.minimum", criterion.IsRequirement ? null : criterion.Minimum),
        .. CriterionLevel.Asked.SelectMany((points, place) => texts.Languages($"{row}.levels[{place}].text", criterion.LevelOf(points))),
    ]);

    public static IReadOnlyList<SectionText> Questions(this UiTexts texts, ChallengeDetail challenge) => Rows("questions", challenge.Questions, (row, question) =>
    [
        .. texts.Languages($"{row}.text", question.Text), .. texts.Languages($"{row}.help", question.Help),
        texts.Plain($"{row}.maxLength", question.MaxLength.ToString(CultureInfo.InvariantCulture)),
        texts.Plain($"{row}.required", question.Required ? texts["restore.yes"] : "", question.Required ? ["true"] : []),
    ]);

    public static IReadOnlyList<SectionText> Prizes(this UiTexts texts, ChallengeDetail challenge) => Rows("prizes", challenge.Prizes, (row, prize) =>
        [texts.Plain($"{row}.amountCents", Amounts.Show(prize.AmountCents)), .. texts.Languages($"{row}.label", prize.Label)]);

    public static IReadOnlyList<SectionText> Sealing(this UiTexts texts, ChallengeDetail challenge)
    {
        var (level, officers) = (challenge.Sealing?.Level ?? "standard", challenge.Sealing?.OfficerIds ?? []);
        return
        [
            texts.Chosen("level", "sealing-level", [level]),
            // Who they are is not said here: the form shows them.
            new SectionText("officerIds", texts["field.officerIds"], texts.Number(officers.Count), [.. officers.Select(id => id.ToString())]),
            texts.Plain("threshold", (challenge.Sealing?.Threshold ?? 2).ToString(CultureInfo.InvariantCulture)),
        ];
    }

    public static IReadOnlyList<SectionText> Dates(this UiTexts texts, ChallengeDetail challenge) =>
    [
        .. texts.Moment("publishAt", challenge.Dates?.PublishAt), .. texts.Moment("deadline", challenge.Dates?.Deadline), .. texts.Moment("openingFrom", challenge.Dates?.OpeningFrom),
        .. texts.Moment("judgingUntil", challenge.Dates?.JudgingUntil), .. texts.Moment("awardBy", challenge.Dates?.AwardBy),
    ];

    /// <summary>How a criterion counts: scored, or a requirement by majority or unanimity.</summary>
    public static string KindOf(ChallengeCriterion? criterion) => criterion switch { { IsRequirement: true, Minimum: 10 } => "unanimous", { IsRequirement: true } => "majority", _ => "scored" };

    private static IReadOnlyList<SectionText> Rows<T>(string list, IReadOnlyList<T>? rows, Func<string, T, IReadOnlyList<SectionText>> textsOf) =>
        [.. (rows ?? []).SelectMany((row, index) => textsOf($"{list}[{index}]", row))];

    private static SectionText Plain(this UiTexts texts, string name, string text, IReadOnlyList<string>? sent = null) => new(name, texts.LabelOf(name)!, text, sent);

    private static IEnumerable<SectionText> Languages(this UiTexts texts, string name, LocalizedText? text) =>
        LocalizedText.Languages.Select(language => texts.Plain($"{name}.{language}", text?.In(language) ?? ""));

    private static SectionText Number(this UiTexts texts, string name, decimal? number) =>
        number is { } value ? texts.Plain(name, texts.Number(value), [value.ToString("0.##", CultureInfo.InvariantCulture)]) : texts.Plain(name, "");

    private static SectionText Chosen(this UiTexts texts, string name, string list, IReadOnlyList<string> values) =>
        texts.Plain(name, string.Join(", ", values.Select(value => texts.NameOf(list, value))), values);

    private static IEnumerable<SectionText> Moment(this UiTexts texts, string name, DateTimeOffset? at)
    {
        DateTimeOffset? local = at is { } instant ? BrusselsTime.From(instant) : null;
        yield return Part("date", local?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
        yield return Part("time", local?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "");
        if (at is { } moment && BrusselsTime.FoldOf(moment) is { } fold)
            yield return Part("fold", texts[$"time.{fold}"], [fold]);

        SectionText Part(string part, string text, IReadOnlyList<string>? sent = null) => new($"{name}.{part}", $"{texts.LabelOf(name)} – {texts[$"form.{part}"]}", text, sent);
    }
}
