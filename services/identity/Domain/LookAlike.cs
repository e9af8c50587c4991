using System.Globalization;
using System.Text;

namespace Market.Identity.Domain;

/// <summary>
/// Whether two names look the same to a hurried reader, after the idea of the skeletons in Unicode TR39 (Security Mechanisms),
/// section 4, with a table of our own for the alphabets that people here can take for Latin. Not kept in the database: the table may grow.
/// </summary>
internal static class LookAlike
{
    // Each letter of the first text looks like the letter at the same place in the second. Capitals are listed because some look
    // like another letter than their lower case does (Η as H, η as n).
    private const string Greek = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγεηικνορτυχω";
    private const string GreekLatin = "abezhikmnoptyxayenikvoptuxw";
    private const string Cyrillic = "АВЕЗІЈКМНОРСЅТУХҮЬԚԜѴҺавезіјкмнопрсѕтухүьԁԛԝѵһӏ";
    private const string CyrillicLatin = "abe3ijkmhopcstyxybqwvhabe3ijkmhonpcstyxybdqwvhl";
    private const string Others = "ıɩłøđɑɡǀ";
    private const string OthersLatin = "iilodagl";

    private static readonly Dictionary<Rune, Rune> Latin = (Greek + Cyrillic + Others).EnumerateRunes()
        .Zip((GreekLatin + CyrillicLatin + OthersLatin).EnumerateRunes()).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>
    /// The name without what the eye passes over: width, case, accents, spaces and signs; with look-alike letters and digits as one.
    /// Empty for a name without letters and digits.
    /// </summary>
    public static string ShapeOf(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(Plain);
        return string.Concat(letters.Select(rune => rune.ToString()))
            .Replace('0', 'o').Replace('1', 'l').Replace('i', 'l')
            .Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal)
            .Replace("æ", "ae", StringComparison.Ordinal).Replace("œ", "oe", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
    }

    private static Rune Plain(Rune rune)
    {
        if (Latin.TryGetValue(rune, out var latin))
            return latin;
        var lower = Rune.ToLower(rune, CultureInfo.InvariantCulture);
        return Latin.GetValueOrDefault(lower, lower);
    }
}
