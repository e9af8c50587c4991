using System.Collections.Frozen;

namespace Market.Challenges.Import;

/// <summary>What becomes of each HTML element: kept, renamed, removed with its content, or (all others) replaced by its content.</summary>
internal static class HtmlVocabulary
{
    public static readonly FrozenSet<string> Tags = Set(
        "p br ul ol li strong em a h3 h4 blockquote code pre table caption thead tbody tr th td");

    /// <summary>Removed with all they contain: scripts, embedded content, form fields, and foreign or raw-text elements that parsers disagree on.</summary>
    public static readonly FrozenSet<string> Removed = Set(
        "script style template noscript iframe frame frameset noframes object embed applet param video audio source track canvas "
        + "svg math picture input button select option optgroup textarea datalist output title head meta link base xmp "
        + "plaintext listing noembed marquee dialog portal map area");

    /// <summary>Containers that start a new line: when only text is in them they become a paragraph.</summary>
    public static readonly FrozenSet<string> Blocks = Set(
        "div section article header footer main aside nav figure figcaption address center details summary fieldset legend form dl dt dd hgroup");

    /// <summary>Elements without text that would leave a gap on the page.</summary>
    public static readonly FrozenSet<string> NothingWhenEmpty = Set("p ul ol li strong em a h3 h4 blockquote code pre table caption thead tbody tr");

    public static readonly FrozenSet<string> Inline = Set("strong em a code");

    public static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["b"] = "strong",
        ["i"] = "em",
        ["h1"] = "h3",
        ["h2"] = "h3",
        ["h5"] = "h4",
        ["h6"] = "h4",
        ["tfoot"] = "tbody",
        ["menu"] = "ul",
    }.ToFrozenDictionary();

    public static readonly FrozenSet<string> BlockLevel = Set(
        "p ul ol li h1 h2 h3 h4 h5 h6 blockquote pre table hr").Union(Blocks).ToFrozenSet();

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
