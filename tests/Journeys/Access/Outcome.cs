namespace Market.Journeys.Access;

/// <summary>How the market answers one persona at one endpoint in one state.</summary>
internal enum Outcome
{
    /// <summary>Done or shown (2xx).</summary>
    Allow,

    /// <summary>Shown without who is behind it (2xx).</summary>
    Anonymised,

    /// <summary>Done, because somebody else did the first half (2xx).</summary>
    TwoPersons,

    /// <summary>May do it, but not in this state (409).</summary>
    NotNow,

    /// <summary>Nobody has signed in (401).</summary>
    SignIn,

    /// <summary>Known, and may not (403).</summary>
    Forbidden,

    /// <summary>There is no such thing for this persona (404).</summary>
    Hidden,
}

internal static class Outcomes
{
    private static readonly Dictionary<string, Outcome> Names = Enum.GetValues<Outcome>().ToDictionary(ToText);

    /// <exception cref="FormatException">The file names an outcome that there is not.</exception>
    public static Outcome Parse(string text) =>
        Names.TryGetValue(text, out var outcome) ? outcome : throw new FormatException($"There is no outcome '{text}'; there are: {string.Join(", ", Names.Keys)}");

    /// <summary>As the file writes it: <c>two-persons</c>.</summary>
    public static string ToText(this Outcome outcome) =>
        string.Concat(outcome.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    public static bool IsDenial(this Outcome outcome) => outcome is not (Outcome.Allow or Outcome.Anonymised or Outcome.TwoPersons);

    /// <summary>Whether an answer with this status is that outcome.</summary>
    public static bool Fits(this Outcome outcome, int status) => outcome switch
    {
        Outcome.NotNow => status == 409,
        Outcome.SignIn => status == 401,
        Outcome.Forbidden => status == 403,
        Outcome.Hidden => status == 404,
        _ => status is >= 200 and < 300,
    };
}
