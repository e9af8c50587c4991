using System.Net;

using Market.Contracts;
using Market.Identity.Pages;
using Market.Testing;

namespace Market.Identity.Tests.Pages;

public sealed class RegistrationTests
{
    private static Dictionary<string, string> Form(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>
        {
            ["name"] = "Nele Nieuw",
            ["email"] = "Nele@Nieuw.example.be",
            ["password"] = "een lange zin als wachtwoord",
            ["passwordAgain"] = "een lange zin als wachtwoord",
            ["type"] = "company",
            ["organisationName"] = "Nieuw & Co",
            ["kbo"] = "BE 0416.375.270",
            ["town"] = "Mechelen",
        };
        foreach (var (name, value) in changes)
            form[name] = value;
        return form;
    }

    [Fact]
    public async Task Somebody_registers_with_a_company_is_signed_in_and_the_other_services_hear_of_both()
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        var answer = await visitor.SubmitAsync("/account/registration?lang=fr&returnUrl=%2Fbff%2Flogin%3FreturnUrl%3D%252Fuitdagingen", Form());

        Assert.Equal("/bff/login?returnUrl=%2Fuitdagingen", answer.Headers.Location!.ToString());
        Assert.Contains("code=", (await visitor.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);
        var events = await service.EventsAsync();
        var organisation = events.OfType<OrganisationSaved>().Single(happened => happened.Name == "Nieuw & Co");
        Assert.Equal(("0416375270", "company"), (organisation.Kbo, organisation.Type));
        var person = events.OfType<PersonSaved>().Single(happened => happened.Name == "Nele Nieuw");
        Assert.Equal(("nele@nieuw.example.be", "fr", organisation.OrganisationId, true), (person.Email, person.Language, person.OrganisationId, person.Active));
        Assert.Equal(["member", "solver"], person.Roles);
        Assert.Equal(HttpStatusCode.Redirect, (await new Visitor(service).SignInAsync("nele@nieuw.example.be", "een lange zin als wachtwoord")).StatusCode);
    }

    [Fact]
    public async Task Who_registers_for_a_public_body_is_a_member_until_an_administrator_gives_a_role()
    {
        await using var service = await World.StartAsync();
        await new Visitor(service).SubmitAsync("/account/registration", Form(("type", "public-body")));
        Assert.Equal(["member"], (await service.EventsAsync()).OfType<PersonSaved>().Single(happened => happened.Name == "Nele Nieuw").Roles);
    }

    [Fact]
    public async Task An_individual_needs_no_enterprise_number()
    {
        await using var service = await World.StartAsync();
        var answer = await new Visitor(service).SubmitAsync("/account/registration", Form(("type", "individual"), ("kbo", "")));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("", (await service.EventsAsync()).OfType<OrganisationSaved>().Last().Kbo);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Everything_that_is_wrong_is_said_at_once_in_the_readers_language_and_what_was_typed_stays(string language)
    {
        await using var service = await World.StartAsync();
        var answer = await new Visitor(service).SubmitAsync($"/account/registration?lang={language}", Form(
            ("name", "Klik https://evil.example"), ("email", "geen adres"), ("password", "kort"), ("passwordAgain", "kort"), ("type", ""), ("organisationName", ""), ("kbo", "0416.375.271")));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        var words = PageTexts.In(language);
        foreach (var code in new[] { "person.name-invalid", "person.email-invalid", "organisation.type-unknown", "organisation.name-invalid", "organisation.kbo-invalid" })
            Assert.Contains(words.Errors[code], page, StringComparison.Ordinal);
        Assert.Contains(string.Format(null, words.Errors["person.password-length"], 12, 128), page, StringComparison.Ordinal);
        foreach (var field in new[] { "name", "email", "password", "type", "organisationName", "kbo" })
        {
            Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);
            Assert.Contains($"id=\"{field}\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("value=\"geen adres\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"0416.375.271\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("kort", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joining_an_organisation_that_is_there_is_refused_with_who_to_ask()
    {
        await using var service = await World.StartAsync();
        var answer = await new Visitor(service).SubmitAsync("/account/registration", Form(("kbo", World.Firm.Kbo!)));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Vraag een collega of de beheerder om u toe te voegen", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#kbo\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task A_name_that_looks_like_anothers_is_refused_at_its_field(string language)
    {
        await using var service = await World.StartAsync();
        var answer = await new Visitor(service).SubmitAsync($"/account/registration?lang={language}", Form(("organisationName", "S\u0435nsor & Z\u043E\u03BFn")));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(PageTexts.In(language).Errors["organisation.name-taken"], page, StringComparison.Ordinal);
        Assert.Contains("href=\"#organisationName\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await service.EventsAsync(), happened => happened is PersonSaved { Name: "Nele Nieuw" });
    }

    [Fact]
    public async Task An_address_registers_once_whatever_its_case()
    {
        await using var service = await World.StartAsync();
        var answer = await new Visitor(service).SubmitAsync("/account/registration", Form(("email", World.Officer.Email.ToUpperInvariant())));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("href=\"#email\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_the_form_does_not_have_change_nothing()
    {
        await using var service = await World.StartAsync();
        await new Visitor(service).SubmitAsync("/account/registration", Form(("roles", "admin"), ("organisationId", World.City.Id.ToString()), ("active", "true")));
        var person = (await service.EventsAsync()).OfType<PersonSaved>().Single(happened => happened.Name == "Nele Nieuw");
        Assert.Equal(["member", "solver"], person.Roles);
        Assert.NotEqual(World.City.Id, person.OrganisationId);
    }

    [Fact]
    public async Task Markup_in_what_was_typed_is_shown_as_text()
    {
        await using var service = await World.StartAsync();
        var answer = await new Visitor(service).SubmitAsync("/account/registration", Form(("organisationName", "\"><img src=x onerror=alert(1)>"), ("kbo", "1")));
        Assert.DoesNotContain("<img src=x", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Trying_addresses_one_after_another_becomes_slow()
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        for (var attempt = 0; attempt < 5; attempt++)
            await visitor.SubmitAsync("/account/registration", Form(("kbo", "1")));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.SubmitAsync("/account/registration", Form())).StatusCode);
    }
}
