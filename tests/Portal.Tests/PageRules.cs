namespace Market.Portal.Tests;

internal static class PageRules
{
    /// <summary>What holds for every page in every language.</summary>
    public static void AssertWellMade(this PageSeen page, string language)
    {
        Assert.DoesNotContain("[[", page.Html, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith("Flanders ISSN Market", page.Document.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page.Html, StringComparison.Ordinal);
        var ids = page.Document.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct().Order(), ids.Order());
    }
}
