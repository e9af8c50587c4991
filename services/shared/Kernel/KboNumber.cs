using System.Globalization;

namespace Market.Kernel;

/// <summary>
/// Belgian enterprise number (KBO/BCE): ten digits, the first 0 or 1, the last two equal to 97 − (first eight mod 97).
/// Source: Flemish government, KBO number description (requirements L19).
/// </summary>
public static class KboNumber
{
    /// <summary>Accepts <c>0566.988.259</c>, <c>0566988259</c>, <c>BE 0566.988.259</c>; gives the ten digits, or null when not valid.</summary>
    public static string? Normalize(string? input)
    {
        var text = (input ?? "").Trim();
        if (text.StartsWith("BE", StringComparison.OrdinalIgnoreCase))
            text = text[2..];
        if (text.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or ' ' or '-')))
            return null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length != 10 || digits[0] is not ('0' or '1'))
            return null;
        var body = int.Parse(digits[..8], CultureInfo.InvariantCulture);
        return 97 - (body % 97) == int.Parse(digits[8..], CultureInfo.InvariantCulture) ? digits : null;
    }

    /// <summary>Written as people write it: <c>0566.988.259</c>.</summary>
    public static string Format(string digits) => digits.Length == 10 ? $"{digits[..4]}.{digits[4..7]}.{digits[7..]}" : digits;
}
