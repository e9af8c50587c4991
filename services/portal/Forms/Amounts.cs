using System.Globalization;
using System.Text.RegularExpressions;

namespace Market.Portal.Forms;

/// <summary>Amounts in euros as people type them.</summary>
public static partial class Amounts
{
    /// <summary>Reads <c>12500</c>, <c>12.500</c>, <c>12 500,50</c>, <c>12,500.50</c>, <c>€ 12.500</c>; at most two decimals.</summary>
    public static bool TryRead(string text, out long cents)
    {
        cents = 0;
        var match = Shape().Match(text.Replace("€", "", StringComparison.Ordinal).Trim());
        if (!match.Success)
            return false;
        var whole = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit));
        var broken = match.Groups["broken"].Value.PadRight(2, '0');
        return long.TryParse(whole + broken, NumberStyles.None, CultureInfo.InvariantCulture, out cents);
    }

    /// <summary>An amount as the input shows it again.</summary>
    public static string Show(long? cents) =>
        cents is not { } amount ? "" : (amount / 100m).ToString(amount % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture).Replace('.', ',');

    [GeneratedRegex(@"^(?<whole>\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+|\d{1,12})(?:[.,](?<broken>\d{1,2}))?$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Shape();
}
