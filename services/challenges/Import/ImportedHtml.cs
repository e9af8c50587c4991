using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Market.Challenges.Import;

/// <summary>
/// Turns HTML of unknown origin into the small vocabulary the market shows: p br ul ol li strong em a h3 h4 blockquote
/// code pre table caption thead tbody tr th td. The only attributes left are <c>href</c> (https or mailto, absolute)
/// and the <c>rel</c> this class writes itself. Cleaning what was cleaned changes nothing.
/// </summary>
/// <remarks>
/// Two layers: <see cref="HtmlRewriter"/> rewrites the tree into the vocabulary, then <see cref="HtmlGate"/> lets
/// nothing else through. Parsing the written result can give another tree (the root of mutation XSS), so both are
/// repeated until the text stands still, and text that never does is shown as plain paragraphs.
/// </remarks>
public static partial class ImportedHtml
{
    private const int DepthMax = 200;
    private const int Rounds = 5;

    private static readonly HtmlParser Parser = new();

    /// <summary>Cleans a fragment.</summary>
    /// <param name="html">The fragment; anything, including no HTML at all. What does not fit in <see cref="ImportedText.SectionMax"/> is cut.</param>
    /// <param name="site">Where links that start with a slash or with <c>{{ site.baseurl }}</c> point; without it they become text.</param>
    /// <returns>The cleaned HTML and what was changed on the way, with empty field names.</returns>
    public static (string Html, IReadOnlyList<ImportNote> Notes) Clean(string html, Uri? site = null)
    {
        var changes = new HtmlChanges();
        var text = WithoutLiquid(ImportedText.Compose(html), site);
        var clean = Cleaned(text, site, changes);
        // Markup and escapes make the result longer than the text; the limit is about what is stored.
        for (var room = ImportedText.SectionMax; clean.Length > ImportedText.SectionMax; room = room * 3 / 4)
        {
            changes.Count("import.text-cut");
            clean = Cleaned(ImportedText.Cut(text, Math.Min(room, text.Length * 3 / 4)), site, new HtmlChanges());
        }
        return (clean, changes.Notes());
    }

    /// <summary>Counts open elements without building a tree: deep trees make any recursive walk overflow the stack.</summary>
    internal static bool IsTooDeep(string html)
    {
        var depth = 0;
        foreach (Match tag in NestingTag().Matches(html))
        {
            depth = tag.Groups["end"].Success ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > DepthMax)
                return true;
        }
        return false;
    }

    private static string Cleaned(string text, Uri? site, HtmlChanges changes)
    {
        if (text.Length > ImportedText.SectionMax)
        {
            changes.Count("import.text-cut");
            text = ImportedText.Cut(text, ImportedText.SectionMax);
        }
        if (string.IsNullOrWhiteSpace(text))
            return "";
        return IsTooDeep(text) ? Flattened(text, changes) : StandingStill(text, site, changes);
    }

    private static string StandingStill(string text, Uri? site, HtmlChanges changes)
    {
        var current = Round(text, site, changes);
        for (var i = 1; i < Rounds; i++)
        {
            var next = Round(current, site, new HtmlChanges());
            if (next == current)
                return current;
            current = next;
        }
        return Flattened(text, changes);
    }

    private static string Round(string text, Uri? site, HtmlChanges changes)
    {
        using var document = Parser.ParseDocument("<!doctype html><body>");
        var body = document.Body!;
        body.Append(Parser.ParseFragment(text, body).ToArray());
        HtmlRewriter.Rewrite(body, new HtmlLinks(site, changes), changes);
        HtmlGate.Pass(document);
        return body.InnerHtml.Trim();
    }

    private static string Flattened(string text, HtmlChanges changes)
    {
        changes.Count("import.html-flattened");
        var lines = WebUtility.HtmlDecode(AnyTag().Replace(text, "\n")).Split('\n')
            .Select(ImportedText.Collapse)
            .Where(line => line.Length > 0)
            .Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>");
        var flat = string.Join('\n', lines);
        // Decoding may have made new tags out of entities; writing it once through the parser settles the escapes.
        return Round(flat, null, new HtmlChanges());
    }

    private static string WithoutLiquid(string text, Uri? site)
    {
        if (!text.Contains('{') && !text.Contains("%7B", StringComparison.OrdinalIgnoreCase))
            return text;
        var withBase = LiquidBase().Replace(text, site?.GetLeftPart(UriPartial.Authority) ?? "");
        return LiquidTag().Replace(withBase, "");
    }

    [GeneratedRegex(@"<(?<end>/)?(?!(?:p|li|td|th|tr|dt|dd|br|hr|img|wbr|input|meta|link|col|area|base|embed|source|track|param)\b)[a-zA-Z]")]
    private static partial Regex NestingTag();

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"(?:\{\{|%7B%7B)(?:\s|%20)*site\.(?:base)?url(?:\s|%20)*(?:\}\}|%7D%7D)", RegexOptions.IgnoreCase)]
    private static partial Regex LiquidBase();

    [GeneratedRegex(@"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}")]
    private static partial Regex LiquidTag();
}
