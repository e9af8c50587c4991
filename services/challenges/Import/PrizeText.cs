using System.Globalization;
using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>
/// Finds single prizes in the prizes text. An amount counts as a prize when its clause names a rank, a winner or an
/// award; sums over several prizes (total, purse, pool) and costs (travel, fees) do not.
/// </summary>
internal static partial class PrizeText
{
    private const int Most = 50;
    private const int LabelMax = 200;

    public static (IReadOnlyList<ImportedPrize> Prizes, IReadOnlyList<ImportNote> Notes) Read(IReadOnlyList<TextLine> lines, PrizeTotal total, string field)
    {
        var currency = total.Currency;
        var prizes = new List<ImportedPrize>();
        var (heading, refused, foreign) = ("", 0, 0);
        foreach (var line in lines)
        {
            var (amounts, bad) = MoneyText.Find(line.Text);
            refused += bad;
            foreign += amounts.Count(a => a.Currency != currency);
            if (amounts.Count == 0)
                heading = line.Text.Length <= LabelMax ? line.Text : "";
            else if (amounts.All(a => a.Currency == currency))
                prizes.AddRange(Of(line.Text, heading, amounts).Where(p => p.Rank is not null || p.AmountCents != total.Cents || amounts.Count > 1 || !IsBare(line.Text, amounts[0])));
        }
        var kept = prizes.Take(Most).ToList();
        return (kept, Notes(field, kept.Count, refused, foreign));
    }

    private static List<ImportNote> Notes(string field, int kept, int refused, int foreign)
    {
        var notes = new List<ImportNote>();
        if (kept > 0)
            notes.Add(ImportNote.Info("import.prizes-taken", field, ("count", $"{kept}")));
        if (refused > 0)
            notes.Add(ImportNote.Skipped("import.amount-unreadable", field, ("count", $"{refused}")));
        if (foreign > 0)
            notes.Add(ImportNote.Skipped("import.amount-several-currencies", field, ("count", $"{foreign}")));
        return notes;
    }

    private static IEnumerable<ImportedPrize> Of(string line, string heading, IReadOnlyList<Money> amounts)
    {
        for (var i = 0; i < amounts.Count; i++)
        {
            var amount = amounts[i];
            var from = i == 0 ? 0 : amounts[i - 1].End;
            var to = i == amounts.Count - 1 ? line.Length : amounts[i + 1].Start;
            var before = After(ClauseEnd(), line[from..amount.Start]);
            var after = Until(ClauseEnd(), line[amount.End..to]);
            var clause = ImportedText.Collapse($"{before}{line[amount.Start..amount.End]}{after}");
            var isBare = amounts.Count == 1 && IsBare(line, amount);
            var words = isBare ? heading : $"{before} {after}";
            if (amount.Cents > 0 && Prize().IsMatch(words) && !Sum().IsMatch(words) && !Many().IsMatch(after))
                yield return new ImportedPrize(Rank(before) ?? Rank(after) ?? (isBare ? Rank(heading) : null), amount.Cents, Label(isBare ? $"{heading} {clause}" : clause));
        }
    }

    /// <summary>An amount alone on its line: its meaning is in the heading above, and when it equals the total it is the total.</summary>
    private static bool IsBare(string line, Money amount) =>
        line[..amount.Start].Trim(' ', '*').Length == 0 && line[amount.End..].Trim(' ', '.', '|', '*').Length == 0;

    private static string After(Regex cut, string text) => cut.Matches(text) is { Count: > 0 } all ? text[(all[^1].Index + all[^1].Length)..] : text;

    private static string Until(Regex cut, string text) => cut.Match(text) is { Success: true } first ? text[..first.Index] : text;

    private static string Label(string clause) => ImportedText.Cut(clause.Trim(' ', '.', ',', ';', ':', '-', '–', '—', '|', '*'), LabelMax);

    private static int? Rank(string text)
    {
        var match = RankWord().Match(text);
        if (!match.Success)
            return null;
        if (match.Groups["n"].Success)
            return int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        return match.Groups["w"].Value.ToLowerInvariant() switch { "first" or "grand" => 1, "second" => 2, "third" => 3, "fourth" => 4, _ => 5 };
    }

    [GeneratedRegex(@"(?<=[a-z\d%)]|\A)[.;] |[;•●] ?| (?:and|while|plus) (?=(?:the |one |a |two |three )?(?:\w+ )?(?:\d|first|second|third|fourth|fifth|grand|place|runner))|, (?=(?:and )?(?:the )?(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(@"\b(?:prizes?|awards?|awarded|winners?|winning|wins?|receives?|place|finalists?|semi-?finalists?|runners?[- ]?up|mention|grand|each|\d+(?:st|nd|rd|th)|first|second|third)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Prize();

    [GeneratedRegex(@"\b(?:total\w*|purses?|pools?|pot|set aside|valued?|travel|fees?|combined|share[ds]?|split|budget|funding|contracts?|cooperative|worth|minimum|maximum|additional|taxes|between|range|payments?|remaining|less than|smaller than|more than|nearly|stipends?|vouchers?|non-?cash|eligible for an? |if only|SBIR|STTR)\b|\bin (?:cash )?prizes\b", RegexOptions.IgnoreCase)]
    private static partial Regex Sum();

    [GeneratedRegex(@"\A *(?:-|–|to|x) *\z")]
    private static partial Regex Many();

    [GeneratedRegex(@"(?<![\d-])(?<n>[1-9]\d?)(?:st|nd|rd|th)\b(?!-)|\b(?<w>first|second|third(?! ?-?party)|fourth|fifth)\b(?! responders?\b)|\b(?<w>grand)(?=[ -](?:prize|award|winner))", RegexOptions.IgnoreCase)]
    private static partial Regex RankWord();
}
