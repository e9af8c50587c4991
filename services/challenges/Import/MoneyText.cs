using System.Globalization;
using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>One amount found in a text: hundredths of <paramref name="Currency"/> (empty when none is written) and where it stands.</summary>
internal readonly record struct Money(long Cents, string Currency, int Start, int End);

/// <summary>
/// Finds amounts of money: <c>$425,000</c>, <c>$1.2 million</c>, <c>€ 1.500,00</c>, <c>20k USD</c>. An amount that is
/// negative, malformed (<c>$50,00</c>) or beyond <see cref="MaxCents"/> is not taken but counted in <c>Refused</c>.
/// </summary>
internal static partial class MoneyText
{
    /// <summary>Ten billion; larger sums in prize texts are market sizes or nonsense.</summary>
    public const long MaxCents = 1_000_000_000_000;

    /// <param name="text">The text to search.</param>
    /// <param name="bare">Whether a number without any currency counts as an amount.</param>
    public static (IReadOnlyList<Money> Amounts, int Refused) Find(string text, bool bare = false)
    {
        var amounts = new List<Money>();
        var refused = 0;
        foreach (Match match in Amount().Matches(text))
        {
            var currency = CurrencyOf(match.Groups["before"].Value) ?? CurrencyOf(match.Groups["after"].Value);
            if (currency is null && !bare)
                continue;
            if (Cents(match, currency ?? "") is { } cents)
                amounts.Add(new Money(cents, currency ?? "", match.Index, match.Index + match.Length));
            else
                refused++;
        }
        return (amounts, refused);
    }

    private static long? Cents(Match match, string currency)
    {
        if (match.Groups["minus"].Success || match.Groups["tail"].Success)
            return null;
        var digits = Plain(match.Groups["number"].Value, currency is "EUR");
        if (digits is null || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        var factor = FactorOf(match.Groups["factor"].Value);
        if (value > MaxCents / 100m / factor)
            return null;
        return (long)decimal.Round(value * factor * 100m, MidpointRounding.ToEven);
    }

    /// <summary>The number with a decimal point and no grouping; null when its groups are not of three digits.</summary>
    private static string? Plain(string number, bool commaDecimal)
    {
        if (number.Length > 30)
            return null;
        if (commaDecimal && European().IsMatch(number))
            return number.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        if (Ungrouped().IsMatch(number))
            return number;
        return American().IsMatch(number) ? number.Replace(",", "", StringComparison.Ordinal) : null;
    }

    private static decimal FactorOf(string word) => word.ToLowerInvariant() switch
    {
        "" => 1,
        "k" or "thousand" => 1_000,
        "m" or "mm" or "mn" or "mil" or "million" => 1_000_000,
        _ => 1_000_000_000,
    };

    private static string? CurrencyOf(string text) => text.Trim().ToUpperInvariant() switch
    {
        "" => null,
        "$" or "US$" or "U.S.$" or "USD" or "US DOLLARS" or "U.S. DOLLARS" or "DOLLARS" or "DOLLAR" => "USD",
        "€" or "EUR" or "EURO" or "EUROS" => "EUR",
        "£" or "GBP" or "POUNDS" => "GBP",
        "C$" or "CA$" or "CAD" => "CAD",
        "A$" or "AU$" or "AUD" => "AUD",
        "¥" or "JPY" => "JPY",
        _ => "CHF",
    };

    [GeneratedRegex(@"(?:(?<=\A)(?<minus>-)(?=[$€£¥\d]))?(?:(?<before>(?:(?<!\w)(?:US|U\.S\.|CA?|AU?))?\$|[€£¥]|(?<!\w)(?:USD|EUR|GBP|CAD|AUD|CHF|JPY)(?= ?\$?-?[\d.])) ?\$?(?<minus>-)?|(?<![\w.,/-]))(?<number>\d[\d,.]*(?<![.,])(?: \d{3})*(?!\d)(?:,\d\d(?!\d))?)(?:(?: |-)?(?<factor>thousand|million|mil|mn|mm|billion|bn|[kKmMbB])(?!\w))?(?: ?(?<after>USD|EUR|GBP|CAD|AUD|CHF|JPY|euros?|(?:US |U\.S\. )?dollars?|pounds|€|£)(?!\w))?(?<tail>[eE][+-]?\d+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\A\d+(?:\.\d{1,4})?\z")]
    private static partial Regex Ungrouped();

    [GeneratedRegex(@"\A\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?\z")]
    private static partial Regex American();

    [GeneratedRegex(@"\A(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d{1,2})?\z")]
    private static partial Regex European();
}
