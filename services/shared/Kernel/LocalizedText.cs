using System.Text.Json.Serialization;

namespace Market.Kernel;

/// <summary>One text in up to three languages; at least one is present.</summary>
public sealed record LocalizedText(string? Nl = null, string? En = null, string? Fr = null)
{
    public static readonly IReadOnlyList<string> Languages = ["nl", "en", "fr"];

    [JsonIgnore]
    public bool IsEmpty => string.IsNullOrWhiteSpace(Nl) && string.IsNullOrWhiteSpace(En) && string.IsNullOrWhiteSpace(Fr);

    public static LocalizedText Of(string language, string? text) => new LocalizedText().With(language, text);

    public string? In(string language) => language switch { "nl" => Nl, "en" => En, "fr" => Fr, _ => null };

    public LocalizedText With(string language, string? text) => language switch
    {
        "nl" => this with { Nl = text },
        "en" => this with { En = text },
        "fr" => this with { Fr = text },
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "nl, en or fr"),
    };

    /// <summary>The text in the reader's language, else in Dutch, English, French: the first that is filled in.</summary>
    public string For(string language) =>
        new[] { In(language), Nl, En, Fr }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";
}
