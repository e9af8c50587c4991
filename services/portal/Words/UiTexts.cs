using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

using Market.Hosting.Endpoints;
using Market.Kernel;

namespace Market.Portal.Words;

/// <summary>The words of the portal in the reader's language: nl (default), en or fr.</summary>
public sealed partial class UiTexts
{
    private static readonly ResourceSets Ui = new("Ui");
    private static readonly ResourceSets Refusals = new("Errors");
    private readonly string _language;

    public UiTexts(IHttpContextAccessor http) : this(Languages.Of(http.HttpContext))
    {
    }

    private UiTexts(string language) => _language = language;

    /// <summary>The words in another language than the reader's.</summary>
    /// <param name="language">nl, en or fr.</param>
    public static UiTexts In(string language) => new(language);

    public string Language => _language;

    /// <summary>For numbers and dates as they are written in Belgium.</summary>
    public CultureInfo Culture => CultureOf(_language);

    /// <summary>The text under a key; <c>[[key]]</c> when nobody wrote it, which a test finds.</summary>
    public string this[string key] => Ui.Find(key, _language) ?? $"[[{key}]]";

    /// <summary>The text under a key with {0}, {1} … filled in.</summary>
    public string this[string key, params object?[] values] => string.Format(Culture, this[key], values);

    /// <summary>A text as it reads in each language, for what is proposed to people to write.</summary>
    public static LocalizedText InAll(Func<UiTexts, string> text) => LocalizedText.Languages.Aggregate(
        new LocalizedText(), (all, language) => all.With(language, text(In(language))));

    /// <summary>The text under <c>key.one</c> or <c>key.many</c>, with the number as {0}.</summary>
    public string Count(string key, int number) => this[number == 1 ? $"{key}.one" : $"{key}.many", number];

    /// <summary>A label and what it is about, with the colon as the language writes it.</summary>
    public string Pair(string label, string text) => _language == "fr" ? $"{label}\u00a0: {text}" : $"{label}: {text}";

    public bool Has(string key) => Ui.Find(key, _language) is not null;

    /// <summary>The text in the reader's language, else in the first language that has it.</summary>
    public string Of(LocalizedText? text) => text?.For(_language) ?? "";

    /// <summary>The language in which <see cref="Of"/> answers; null when it is the reader's own (no lang attribute needed).</summary>
    public string? LangOf(LocalizedText? text) =>
        text is null || !string.IsNullOrWhiteSpace(text.In(_language)) ? null : LocalizedText.Languages.FirstOrDefault(language => !string.IsNullOrWhiteSpace(text.In(language)));

    /// <summary>The wording of a refusal; an unknown code falls back to a general sentence that quotes it.</summary>
    public string Error(ProblemError error) => Refusals.Find(error.Code, _language) is { } wording
        ? Fill(wording, [.. error.Values.Select(Readable)])
        : Fill(Refusals.Find("unknown", _language)!, [error.Code]);

    /// <summary>An amount of whole or broken euros (or another currency) from cents.</summary>
    public string Money(long cents, string? currency = "EUR")
    {
        var amount = (cents / 100m).ToString(cents % 100 == 0 ? "N0" : "N2", Culture);
        return currency is null or "EUR" ? $"€\u00a0{amount}" : $"{amount}\u00a0{currency}";
    }

    public string Number(decimal number) => number.ToString("0.##", Culture);

    /// <summary>A file size in kB or MB.</summary>
    public string Size(long bytes) => bytes < 1_000_000 ? $"{Math.Max(1, bytes / 1000)}\u00a0kB" : $"{(bytes / 1_000_000m).ToString("0.#", Culture)}\u00a0MB";

    private static CultureInfo CultureOf(string language) =>
        CultureInfo.GetCultureInfo(language switch { "fr" => "fr-BE", "en" => "en-GB", _ => "nl-BE" });

    /// <summary>Services name an instant in UTC; people read it in Brussels time.</summary>
    private string Readable(string value) =>
        DateTimeOffset.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? this.Moment(instant) : value;

    private string Fill(string wording, IReadOnlyList<string> values)
    {
        for (var i = 0; i < values.Count; i++)
            wording = wording.Replace($"{{{i}}}", values[i], StringComparison.Ordinal);
        return wording;
    }

    /// <summary>French puts a space before these signs, all languages between a number and its percent sign; no line ends there.</summary>
    [GeneratedRegex(@" (?=[:;?!»])|(?<=«) |(?<=[\d}]) (?=%)")]
    private static partial Regex KeptTogether();

    private sealed class ResourceSets(string name)
    {
        private readonly ConcurrentDictionary<(string Key, string Language), string> _found = new();

        private readonly Dictionary<string, ResourceManager> _managers = LocalizedText.Languages.ToDictionary(
            language => language, language => new ResourceManager($"Market.Portal.Resources.{name}.{language}", typeof(UiTexts).Assembly));

        // A key can come from an address, so what is not there is not remembered.
        public string? Find(string key, string language) =>
            _found.TryGetValue((key, language), out var known) ? known
            : _managers[language].GetString(key, CultureInfo.InvariantCulture) is { } text ? _found.GetOrAdd((key, language), KeptTogether().Replace(text, "\u00a0"))
            : null;
    }
}
