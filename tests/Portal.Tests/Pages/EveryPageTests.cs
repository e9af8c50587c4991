using System.Net;
using System.Reflection;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Portal.Components;
using Market.Testing;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Market.Portal.Tests.Pages;

/// <summary>What must be true of every page, found by the @page attributes, in each language.</summary>
public sealed class EveryPageTests
{
    private static readonly Persona Everyone = new("An Peeters", SampleAnswers.Id, SampleAnswers.Organisation, "Zone", [.. Roles.All.Except([Roles.Admin, Roles.Auditor])]);

    /// <summary>Runs the market, and so has no other office in it.</summary>
    private static readonly Persona Operator = new("Ad Beheer", SampleAnswers.Id, SampleAnswers.Organisation, "Zone", Roles.Member, Roles.Admin);

    /// <summary>Folders whose pages have samples in tests of their own; here they may find nothing to show.</summary>
    private static readonly string[] TestedElsewhere = ["Solving", "Openings", "Judging", "Talking", "Reporting", "Awarding"];

    /// <summary>Downloads that only a role may have.</summary>
    private static readonly string[] FilesForRoles = [$"/mijn/oplossingen/{SampleAnswers.Id}/bestanden/{SampleAnswers.Id}", $"/mijn/oplossingen/{SampleAnswers.Id}/ontvangstbewijs/1/json", $"/jury/{SampleAnswers.Id}/indiening/A/bijlage/{SampleAnswers.Id}", $"/jury/{SampleAnswers.Id}/verslag/json", $"/jury/{SampleAnswers.Id}/verslag/pdf", $"/jury/{SampleAnswers.Id}/uitvoer/dossier.zip"];

    public static TheoryData<string> Languages => ["nl", "en", "fr"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_page_is_whole_in_every_language(string language)
    {
        await using var forEveryone = await RunningPortal.StartAsync(Everyone);
        forEveryone.Services.SayEverything(Everyone);
        await using var forOperator = await RunningPortal.StartAsync(Operator);
        forOperator.Services.SayEverything(Operator);
        var faults = new List<string>();
        foreach (var (type, address) in PageTypes().SelectMany(type => AddressesOf(type).Select(address => (type, address))))
        {
            var portal = type.Namespace!.EndsWith(".Administration", StringComparison.Ordinal) ? forOperator : forEveryone;
            var page = await portal.GetAsync(address, language);
            faults.AddRange(page.FaultsOf(language).Select(fault => $"{address} ({language}): {fault}"));
            if (page.Status != HttpStatusCode.OK && !TestedElsewhere.Contains(type.Namespace!.Split('.')[^1]))
                faults.Add($"{address}: {(int)page.Status}");
        }

        Assert.Equal("", string.Join("\n", faults));
    }

    [Theory]
    [InlineData("/bestaat-niet")]
    [InlineData("/uitdagingen?stage=open&q=x&region=BE23")]
    [InlineData("/beheer/mensen?organisatie=01950000-0000-7000-8000-0000000000aa")]
    [InlineData("/profiel?ok=saved")]
    public async Task So_is_a_page_in_another_state(string address)
    {
        var visitor = address.StartsWith("/beheer", StringComparison.Ordinal) ? Operator : Everyone;
        await using var portal = await RunningPortal.StartAsync(visitor);
        portal.Services.SayEverything(visitor);

        (await portal.GetAsync(address)).AssertWellMade("nl");
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

    [Theory]
    [InlineData("nl", "U hebt geen toegang tot deze pagina")]
    [InlineData("en", "You may not open this page")]
    [InlineData("fr", "Vous n’avez pas accès à cette page")]
    public async Task A_page_for_a_role_is_refused_to_others_with_a_page_that_says_who_may(string language, string title)
    {
        await using var portal = await RunningPortal.StartAsync(Persona.Of("Bo", null, Roles.Member));
        var pages = PageTypes().Where(page => page.GetCustomAttribute<AuthorizeAttribute>()?.Roles is not null).SelectMany(AddressesOf).ToList();
        foreach (var address in pages.Concat(FilesForRoles))
            AssertRefused(await portal.GetAsync(address, language), language, title);
        foreach (var address in pages)
            AssertRefused(await portal.PostAsync(address, [KeyValuePair.Create("_handler", "save")], language: language), language, title);
    }

    [Theory]
    [InlineData("/mijn/uitdagingen", Roles.Juror, "Dossierbeheerder")]
    [InlineData("/beheer", Roles.Solver, "Beheerder")]
    public async Task The_refusal_says_which_role_it_takes_and_which_the_reader_has(string address, string role, string needed)
    {
        await using var portal = await RunningPortal.StartAsync(Persona.Of("Bo", null, Roles.Member, role));

        var text = (await portal.GetAsync(address)).TextOf("main");

        Assert.Contains("Deze pagina is er voor wie deze rol heeft: ", text);
        Assert.Contains(needed, text);
        Assert.Contains("U bent aangemeld als Bo. Uw rollen: ", text);
    }

    private static void AssertRefused(PageSeen page, string language, string title)
    {
        Assert.Equal((HttpStatusCode.Forbidden, title), (page.Status, page.TextOf("h1")));
        page.AssertWellMade(language);
    }

    private static IEnumerable<Type> PageTypes() => typeof(App).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any());

    private static IEnumerable<string> AddressesOf(Type page) => page.GetCustomAttributes<RouteAttribute>().Select(route => route.Template)
        .Where(template => !template.Contains('*', StringComparison.Ordinal))
        .Select(template => template.Replace("{Slug}", "alarm", StringComparison.Ordinal))
        .Select(template => System.Text.RegularExpressions.Regex.Replace(template, @"\{[^}]+:int\}", "1"))
        .Select(template => System.Text.RegularExpressions.Regex.Replace(template, @"\{[^}]+\}", SampleAnswers.Id.ToString()));
}
