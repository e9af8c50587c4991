using System.Xml.Linq;

namespace Market.Challenges.Import;

/// <summary>Reads notices by local names: the namespaces change with every edition of the schema, the names hardly ever.</summary>
internal static class XmlText
{
    private const int ParagraphsMax = 400;
    private const int ParagraphMax = 10_000;

    public static IEnumerable<XElement> Named(this XContainer parent, params string[] names) =>
        parent.Descendants().Where(e => names.Contains(e.Name.LocalName, StringComparer.Ordinal));

    /// <summary>The first element of the first name that occurs.</summary>
    public static XElement? First(this XContainer parent, params string[] names) =>
        names.Select(n => parent.Descendants().FirstOrDefault(e => e.Name.LocalName == n)).FirstOrDefault(e => e is not null);

    public static XElement? Child(this XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    /// <summary>One line; a lone dash is how the forms write "nothing".</summary>
    public static string Line(this XElement? element, int max = ImportedText.NameMax)
    {
        var line = ImportedText.Collapse(ImportedText.Compose(element?.Value));
        return line == "-" ? "" : ImportedText.Cut(line, max);
    }

    public static string Attr(this XElement? element, string name) =>
        ImportedText.Collapse(element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value ?? "");

    /// <summary>The paragraphs of a text: its P elements, or its lines when it has none.</summary>
    public static IReadOnlyList<string> Paragraphs(this XElement? element)
    {
        if (element is null)
            return [];
        var own = element.Descendants().Where(e => e.Name.LocalName is "P" or "p").Select(e => e.Value).ToList();
        var texts = own.Count > 0 ? own : [.. element.Value.Split('\n')];
        return
        [
            .. texts.Select(t => ImportedText.Cut(ImportedText.Collapse(ImportedText.Compose(t)), ParagraphMax))
                .Where(t => t.Any(char.IsLetterOrDigit))
                .Take(ParagraphsMax),
        ];
    }
}
