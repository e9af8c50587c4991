using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Market.Challenges.Tests.Import;

/// <summary>Looks at cleaned HTML with a parser of its own and lists everything that must not be there.</summary>
internal static class ForbiddenHtml
{
    private static readonly HashSet<string> Allowed =
        [.. "p br ul ol li strong em a h3 h4 blockquote code pre table caption thead tbody tr th td".Split(' ')];

    public static IReadOnlyList<string> In(string html)
    {
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument($"<body>{html}");
        var found = new List<string>();
        if (document.Head!.ChildNodes.Length > 0)
            found.Add("content moved into head");
        foreach (var node in document.Body!.GetDescendants())
        {
            if (node is IComment)
                found.Add("comment");
            if (node is not IElement element)
                continue;
            if (!Allowed.Contains(element.LocalName) || element.NamespaceUri != NamespaceNames.HtmlUri)
                found.Add(element.LocalName);
            found.AddRange(element.Attributes.Where(a => !IsAllowed(element, a)).Select(a => $"{element.LocalName} {a.Name}={a.Value}"));
        }
        return found;
    }

    private static bool IsAllowed(IElement element, IAttr attribute) => element.LocalName == "a" && attribute.Name switch
    {
        "href" => attribute.Value.StartsWith("https://", StringComparison.Ordinal) || attribute.Value.StartsWith("mailto:", StringComparison.Ordinal),
        "rel" => attribute.Value == "nofollow noopener noreferrer",
        _ => false,
    };
}
