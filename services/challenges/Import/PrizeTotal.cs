using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>The total prize of a challenge: hundredths of <paramref name="Currency"/>, or null when none is stated or understood.</summary>
public sealed partial record PrizeTotal(long? Cents, string Currency)
{
    private const string HomeCurrency = "USD";

    /// <summary>
    /// Reads the total as written. "Up to" and a range give their upper bound, with a note; sums written with a plus
    /// are added; several amounts that nothing connects are not understood. No currency means US dollars.
    /// </summary>
    public static (PrizeTotal Total, IReadOnlyList<ImportNote> Notes) Read(string? text, string field)
    {
        var line = ImportedText.Cut(ImportedText.OneLine(text), ImportedText.TaglineMax);
        if (line.Length == 0)
            return (new PrizeTotal(null, HomeCurrency), []);
        var (amounts, refused) = MoneyText.Find(line, bare: true);
        var currencies = amounts.Select(a => a.Currency).Where(c => c.Length > 0).Distinct().ToList();
        if (refused > 0)
            return Nothing("import.amount-unreadable", field, line);
        if (amounts.Count == 0)
            return Nothing(NotCash().IsMatch(line) ? "import.prize-not-cash" : "import.amount-unreadable", field, line);
        if (currencies.Count > 1)
            return Nothing("import.amount-several-currencies", field, line);
        var (cents, code) = Combined(line, amounts);
        if (cents is null)
            return Nothing("import.amount-several", field, line);
        var total = new PrizeTotal(cents, currencies.Count == 1 ? currencies[0] : HomeCurrency);
        var notes = new List<ImportNote>();
        if (code is not null)
            notes.Add(ImportNote.Adjusted(code, field, ("text", line)));
        if (currencies.Count == 0)
            notes.Add(ImportNote.Adjusted("import.currency-assumed", field, ("text", line), ("assumed", HomeCurrency)));
        return (total, notes);
    }

    private static (PrizeTotal Total, IReadOnlyList<ImportNote> Notes) Nothing(string code, string field, string text) =>
        (new PrizeTotal(null, HomeCurrency), [ImportNote.Skipped(code, field, ("text", text))]);

    private static (long? Cents, string? Code) Combined(string line, IReadOnlyList<Money> amounts)
    {
        if (amounts.Count == 1)
            return (amounts[0].Cents, UpTo().IsMatch(line) ? "import.prize-upper-bound" : AtLeast().IsMatch(line) ? "import.prize-lower-bound" : null);
        var between = amounts.Zip(amounts.Skip(1), (a, b) => line[a.End..b.Start].Trim().ToLowerInvariant()).ToList();
        if (amounts.Count == 2 && (between[0] is "-" or "–" or "—" or "to" or "up to" || (between[0] == "and" && Between().IsMatch(line))))
            return (Math.Max(amounts[0].Cents, amounts[1].Cents), "import.prize-range");
        if (between.All(b => b is "+" or "plus" or "and"))
            return (amounts.Sum(a => a.Cents), "import.prize-summed");
        var most = amounts.Max(a => a.Cents);
        return amounts.Sum(a => a.Cents) - most == most || amounts.All(a => a.Cents == most) ? (most, "import.prize-largest") : (null, null);
    }

    [GeneratedRegex(@"\b(?:n/?a|none|no|non|not|tbd|tba|unknown|in[- ]kind|recognition)\b|^-+$", RegexOptions.IgnoreCase)]
    private static partial Regex NotCash();

    [GeneratedRegex(@"\b(?:up to|maximum|max|as much as|no more than)\b", RegexOptions.IgnoreCase)]
    private static partial Regex UpTo();

    [GeneratedRegex(@"\b(?:at least|minimum|more than|over|from)\b|\d\+", RegexOptions.IgnoreCase)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"\bbetween\b", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
