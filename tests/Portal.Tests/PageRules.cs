using AngleSharp.Dom;

using Market.Portal.Words;

namespace Market.Portal.Tests;

internal static class PageRules
{
    /// <summary>What holds for every page in every language.</summary>
    public static void AssertWellMade(this PageSeen page, string language) => Assert.Empty(page.FaultsOf(language));

    /// <summary>What is wrong with a page, whatever it is about.</summary>
    public static IEnumerable<string> FaultsOf(this PageSeen page, string language)
    {
        var document = page.Document;
        if (document.DocumentElement.GetAttribute("lang") != language)
            yield return "lang";
        if (!document.Title!.EndsWith(" – Flanders ISSN Market", StringComparison.Ordinal))
            yield return $"title {document.Title}";
        if (document.QuerySelectorAll("h1").Length != 1 || document.QuerySelectorAll("main").Length != 1)
            yield return "not one h1 and one main";
        if (page.Html.Contains("[[", StringComparison.Ordinal))
            yield return $"missing text {page.Html[page.Html.IndexOf("[[", StringComparison.Ordinal)..][..40]}";
        if (document.QuerySelectorAll("[style], style, script:not([src])").Length > 0 || document.All.Any(element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))))
            yield return "inline style or script";
        foreach (var outside in document.QuerySelectorAll("[src], link[href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!).Where(address => !address.StartsWith('/') && !address.StartsWith("data:image/png;base64,", StringComparison.Ordinal)))
            yield return $"asks another site: {outside}";
        foreach (var input in document.QuerySelectorAll("input:not([type=hidden]), select, textarea").Where(input => LabelOf(document, input).Length == 0))
            yield return $"no label: {input.OuterHtml}";
        foreach (var id in document.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1))
            yield return $"twice the id {id.Key}";
        foreach (var reference in document.QuerySelectorAll("[aria-describedby], [aria-labelledby]").SelectMany(ReferencesOf).Where(id => document.GetElementById(id) is null))
            yield return $"refers to nothing: {reference}";
        foreach (var form in document.QuerySelectorAll("main form[method=post]").Where(form => form.QuerySelector("[name=__RequestVerificationToken]") is null))
            yield return "form without antiforgery token";
        foreach (var field in document.QuerySelectorAll("main form[method=post] :is(input:not([type=hidden]):not([type=file]), select, textarea)").Select(field => field.GetAttribute("name") ?? "").Where(name => !TypedWordsOf.IsKnown(name)))
            yield return $"no words for {field} when the form is offered again after the sign-in";
        foreach (var button in document.QuerySelectorAll("button, a[href]").Where(element => element.TextContent.Trim().Length == 0))
            yield return $"nameless {button.OuterHtml}";
        if (SkippedLevel(document) is { } heading)
            yield return $"heading level skipped before {heading}";
        if (!page.Headers["Content-Security-Policy"].Contains("script-src 'self';", StringComparison.Ordinal))
            yield return "content security policy";
    }

    private static string LabelOf(IDocument document, IElement input) =>
        document.QuerySelector($"label[for='{input.Id}']")?.TextContent.Trim() ?? "";

    private static IEnumerable<string> ReferencesOf(IElement element) =>
        new[] { "aria-describedby", "aria-labelledby" }.SelectMany(name => (element.GetAttribute(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string? SkippedLevel(IDocument document)
    {
        var level = 0;
        foreach (var heading in document.QuerySelectorAll("main h1, main h2, main h3, main h4"))
        {
            var own = heading.TagName[1] - '0';
            if (own > level + 1)
                return heading.TextContent;
            level = own;
        }

        return null;
    }
}
