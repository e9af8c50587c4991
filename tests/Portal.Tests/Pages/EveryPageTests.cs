using System.Net;
using System.Reflection;

using AngleSharp.Dom;

using Market.Hosting.Access;
using Market.Portal.Components;
using Market.Testing;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Market.Portal.Tests.Pages;

/// <summary>What must be true of every page, found by the @page attributes, in each language.</summary>
public sealed class EveryPageTests
{
    private static readonly Persona Everyone = new("An Peeters", SampleAnswers.Id, SampleAnswers.Organisation, "Zone", [.. Roles.All]);

    public static TheoryData<string> Languages => ["nl", "en", "fr"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_page_is_whole_in_every_language(string language)
    {
        await using var portal = await RunningPortal.StartAsync(Everyone);
        portal.Services.SayEverything(Everyone);
        var faults = new List<string>();
        foreach (var address in Addresses())
        {
            var page = await portal.GetAsync(address, language);
            faults.AddRange(FaultsOf(page, language).Select(fault => $"{address} ({language}): {fault}"));
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_page_says_who_may_open_it()
    {
        var silent = PageTypes().Where(page => page.GetCustomAttributes<AuthorizeAttribute>().Count() + page.GetCustomAttributes<AllowAnonymousAttribute>().Count() != 1).Select(page => page.Name);
        Assert.Empty(silent);
    }

    [Fact]
    public async Task A_page_for_people_who_are_known_leads_to_the_sign_in_and_back()
    {
        await using var portal = await RunningPortal.StartAsync();
        foreach (var address in PageTypes().Where(page => page.GetCustomAttribute<AuthorizeAttribute>() is not null).SelectMany(AddressesOf))
        {
            var page = await portal.GetAsync(address);
            Assert.Equal(HttpStatusCode.Redirect, page.Status);
            Assert.Equal($"/bff/login?returnUrl={Uri.EscapeDataString(address)}", page.Location);
        }
    }

    [Fact]
    public async Task A_page_for_a_role_is_refused_to_others_with_a_page_that_says_so()
    {
        await using var portal = await RunningPortal.StartAsync(Persona.Of("Bo", null, Roles.Member));
        foreach (var address in PageTypes().Where(page => page.GetCustomAttribute<AuthorizeAttribute>()?.Roles is not null).SelectMany(AddressesOf))
        {
            var page = await portal.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, page.Status);
            Assert.Equal("U hebt geen toegang tot deze pagina", page.TextOf("h1"));
        }
    }

    private static IEnumerable<string> FaultsOf(PageSeen page, string language)
    {
        var document = page.Document;
        if (page.Status is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
            yield return $"answered {(int)page.Status}";
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
        foreach (var outside in document.QuerySelectorAll("[src], link[href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!).Where(address => !address.StartsWith('/')))
            yield return $"asks another site: {outside}";
        foreach (var input in document.QuerySelectorAll("input:not([type=hidden]), select, textarea").Where(input => LabelOf(document, input).Length == 0))
            yield return $"no label: {input.OuterHtml}";
        foreach (var id in document.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1))
            yield return $"twice the id {id.Key}";
        foreach (var reference in document.QuerySelectorAll("[aria-describedby], [aria-labelledby]").SelectMany(ReferencesOf).Where(id => document.GetElementById(id) is null))
            yield return $"refers to nothing: {reference}";
        foreach (var form in document.QuerySelectorAll("main form[method=post]").Where(form => form.QuerySelector("[name=__RequestVerificationToken]") is null))
            yield return "form without antiforgery token";
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

    private static IEnumerable<string> Addresses() => PageTypes().SelectMany(AddressesOf).Concat(["/bestaat-niet", $"/beheer/mensen?organisatie={SampleAnswers.Organisation}", "/uitdagingen?stage=open&q=x"]);

    private static IEnumerable<Type> PageTypes() => typeof(App).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any());

    private static IEnumerable<string> AddressesOf(Type page) => page.GetCustomAttributes<RouteAttribute>().Select(route => route.Template)
        .Where(template => !template.Contains('*', StringComparison.Ordinal))
        .Select(template => template.Replace("{Slug}", "alarm", StringComparison.Ordinal))
        .Select(template => System.Text.RegularExpressions.Regex.Replace(template, @"\{[^}]+\}", SampleAnswers.Id.ToString()));
}
