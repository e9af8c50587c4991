using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Market.Challenges.Import;

/// <summary>The last word on what HTML enters the database: an allowlist with every default of the library cleared.</summary>
internal static class HtmlGate
{
    private static readonly HtmlSanitizer Sanitizer = Build();

    /// <summary>Removes from the body whatever is not on the list. The caller writes, reads and passes again until nothing changes.</summary>
    public static void Pass(IHtmlDocument document) => Sanitizer.SanitizeDom(document, document.Body);

    private static HtmlSanitizer Build()
    {
        var sanitizer = new HtmlSanitizer { AllowDataAttributes = false, KeepChildNodes = false };
        Replace(sanitizer.AllowedTags, HtmlVocabulary.Tags);
        Replace(sanitizer.AllowedAttributes, ["href", "rel"]);
        Replace(sanitizer.AllowedSchemes, ["https", "mailto"]);
        Replace(sanitizer.UriAttributes, ["href"]);
        sanitizer.AllowedClasses.Clear();
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        return sanitizer;
    }

    private static void Replace(ISet<string> allowed, IEnumerable<string> with)
    {
        allowed.Clear();
        allowed.UnionWith(with);
    }
}
