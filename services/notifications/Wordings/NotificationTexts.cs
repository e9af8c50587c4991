using System.Globalization;
using System.Text.RegularExpressions;

using Market.Notifications.Domain;

namespace Market.Notifications.Wordings;

/// <summary>Makes a notification's sentences in the reader's language.</summary>
internal static partial class NotificationTexts
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private static readonly IReadOnlyDictionary<string, KindTexts> All =
        ChallengeTexts.All.Concat(SolutionTexts.All).Concat(DraftTexts.All).Concat(DeadlineTexts.All).Concat(OpeningTexts.All).Concat(JuryTexts.All).Concat(AccountTexts.All).ToDictionary(pair => pair.Key, pair => pair.Value);

    public static IEnumerable<string> Kinds => All.Keys;

    public static KindTexts Of(string kind) => All[kind];

    public static RenderedText Render(string kind, Facts facts, string language)
    {
        var wording = All[kind].In(language);
        return new RenderedText(Fill(wording.Subject, facts, language), Fill(wording.Text, facts, language));
    }

    /// <summary>A moment as people in Flanders read it: day in words, local time.</summary>
    public static string Moment(DateTimeOffset at, string language)
    {
        var local = TimeZoneInfo.ConvertTime(at, Brussels);
        return language switch
        {
            "en" => local.ToString("dddd d MMMM yyyy 'at' HH:mm:ss", CultureInfo.GetCultureInfo("en-GB")),
            "fr" => local.ToString("dddd d MMMM yyyy 'à' HH:mm:ss", CultureInfo.GetCultureInfo("fr-BE")),
            _ => local.ToString("dddd d MMMM yyyy 'om' HH:mm:ss", CultureInfo.GetCultureInfo("nl-BE")),
        };
    }

    /// <summary>One pass, so that a value which looks like a placeholder stays what it is.</summary>
    private static string Fill(string wording, Facts facts, string language) =>
        Placeholder().Replace(wording, match => Value(match.Groups[1].Value, facts, language));

    private static string Value(string name, Facts facts, string language) => name switch
    {
        "challenge" => SafeText.Line(facts.Challenge?.For(language)),
        "name" => Or(SafeText.Line(facts.Name), language, "een collega", "a colleague", "un collègue"),
        "organisation" => Or(SafeText.Line(facts.Organisation), language, "de organisator", "the organiser", "l’organisateur"),
        "reason" => SafeText.Line(facts.Reason ?? facts.Reasons?.For(language), SafeText.LongLine),
        "previous" => facts.Previous is { } previous ? Moment(previous, language) : "",
        "at" => facts.At is { } at ? Moment(at, language) : "",
        "count" => facts.Count?.ToString(CultureInfo.InvariantCulture) ?? "",
        "missing" => string.Join(", ", (facts.Missing ?? []).Select(field => DraftTexts.Field(field, language))),
        "receipt" => SafeText.Line(facts.Receipt),
        "hash" => SafeText.Line(facts.Hash),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such placeholder"),
    };

    /// <summary>A name that has not reached this service yet leaves no hole in the sentence.</summary>
    private static string Or(string text, string language, string nl, string en, string fr) =>
        text.Length > 0 ? text : language switch { "en" => en, "fr" => fr, _ => nl };

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Placeholder();
}
