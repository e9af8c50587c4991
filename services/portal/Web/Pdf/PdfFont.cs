using System.Globalization;
using System.Text;

using UglyToad.PdfPig.Fonts;
using UglyToad.PdfPig.Fonts.AdobeFontMetrics;
using UglyToad.PdfPig.Fonts.Standard14Fonts;

namespace Market.Portal.Web.Pdf;

/// <summary>One of the fonts that every reader of PDF has (ISO 32000-1, 9.6.2.2), so that none is shipped. It knows the letters of Western European languages.</summary>
internal sealed class PdfFont
{
    // First: the fonts below are measured by it.
    private static readonly Encoding WinAnsi = CodePagesEncodingProvider.Instance.GetEncoding(1252, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;

    public static readonly PdfFont Regular = new("F1", "Helvetica", Standard14Font.Helvetica);
    public static readonly PdfFont Bold = new("F2", "Helvetica-Bold", Standard14Font.HelveticaBold);

    /// <summary>Width of each code, in thousandths of the size.</summary>
    private readonly double[] _widths;

    private PdfFont(string key, string name, Standard14Font font)
    {
        (Key, Name) = (key, name);
        var metrics = Standard14.GetAdobeFontMetrics(font).CharacterMetrics;
        _widths = [.. Enumerable.Range(0, 256).Select(code => WidthOf((byte)code, metrics))];
    }

    /// <summary>Under which a page knows it.</summary>
    public string Key { get; }

    public string Name { get; }

    /// <summary>In points.</summary>
    public double WidthOf(string text, double size) => Encode(text).Sum(code => _widths[code]) * size / 1000;

    /// <summary>As one byte a letter (code page 1252). A letter that is not in it loses its accent; what remains unknown is a question mark.</summary>
    public static byte[] Encode(string text) => WinAnsi.GetBytes(string.Concat(text.EnumerateRunes().Select(Known)));

    private static string Known(Rune rune) => rune.Value switch
    {
        0x202F or 0x2007 => "\u00a0",
        0x2010 or 0x2011 or 0x2212 => "-",
        _ when IsKnown(rune.ToString()) => rune.ToString(),
        _ => string.Concat(rune.ToString().Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)),
    };

    private static bool IsKnown(string letter) => WinAnsi.GetString(WinAnsi.GetBytes(letter)) == letter;

    private static double WidthOf(byte code, IReadOnlyDictionary<string, AdobeFontMetricsIndividualCharacterMetric> metrics)
    {
        var letter = code == 0xA0 ? ' ' : WinAnsi.GetString([code])[0];
        return metrics.TryGetValue(GlyphList.AdobeGlyphList.UnicodeCodePointToName(letter), out var metric) ? metric.Width.X : 556;
    }
}
