using System.Net;
using System.Net.Http.Json;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Identity.Features.People;
using Market.Identity.Storage;
using Market.Kernel;
using Market.Testing;

namespace Market.Identity.Tests.Features;

public sealed class PeopleTests
{
    [Fact]
    public async Task Everybody_reads_and_changes_the_own_name_and_language()
    {
        await using var service = await World.StartAsync();
        var http = service.As(World.Solver.Persona());
        var me = await (await http.GetAsync("/api/identity/me")).ReadAsync<MeReply>();
        Assert.Equal((World.Solver.Id, World.Solver.Name, "fr", World.Firm.Id, World.Firm.Name, "company"), (me.PersonId, me.Name, me.Language, me.OrganisationId, me.OrganisationName, me.OrganisationType));
        Assert.Equal(["member", "solver"], me.Roles);

        Assert.Equal(HttpStatusCode.NoContent, (await http.PutAsJsonAsync("/api/identity/me", new ChangeMeBody("Sofie Anders", "en"))).StatusCode);
        var told = (await service.EventsAsync()).OfType<PersonSaved>().Last();
        Assert.Equal(("Sofie Anders", "en"), (told.Name, told.Language));
        Assert.Equal("person.language-unknown", await (await http.PutAsJsonAsync("/api/identity/me", new ChangeMeBody("Sofie", "de"))).ErrorCodeAsync());
        Assert.Equal("person.name-invalid", await (await http.PutAsJsonAsync("/api/identity/me", new ChangeMeBody("   ", "nl"))).ErrorCodeAsync());
    }

    [Theory]
    [InlineData("""{"name":"Sofie","language":"nl","roles":["admin"]}""")]
    [InlineData("""{"name":"Sofie","name":"Anders","language":"nl"}""")]
    [InlineData("""{"name":null,"language":"nl"}""")]
    [InlineData("""{"name":["Sofie"],"language":"nl"}""")]
    [InlineData("""{"name":"Sofie\u0000","language":"nl"}""")]
    public async Task A_body_of_another_shape_is_refused(string body)
    {
        await using var service = await World.StartAsync();
        var answer = await service.As(World.Solver.Persona()).PutAsync("/api/identity/me", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("PUT", "/{0}/roles")]
    [InlineData("POST", "")]
    [InlineData("POST", "/{0}/deactivation")]
    [InlineData("DELETE", "/{0}/deactivation")]
    [InlineData("POST", "/{0}/second-factors/reset")]
    public async Task Giving_and_taking_roles_or_access_needs_a_second_factor(string method, string path)
    {
        await using var service = await World.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/identity/people{string.Format(null, path, World.Officer.Id)}");
        var answer = await service.As(World.Admin.Persona().WithPasswordOnly()).SendAsync(request);
        Assert.Equal((HttpStatusCode.Forbidden, "second-factor-needed"), (answer.StatusCode, await answer.ErrorCodeAsync()));
    }

    [Fact]
    public async Task Colleagues_see_each_other_and_an_administrator_sees_everybody()
    {
        await using var service = await World.StartAsync();
        Assert.Equal([World.Solver.Id], await IdsAsync(service, World.Solver, ""));
        Assert.Empty(await IdsAsync(service, World.Solver, $"?organisation={World.City.Id}"));
        Assert.Equal(3, (await IdsAsync(service, World.Admin, "")).Count);
        Assert.Equal([World.Officer.Id], await IdsAsync(service, World.Admin, $"?organisation={World.City.Id}"));
    }

    [Fact]
    public async Task An_administrator_reads_one_person_and_nobody_else_does()
    {
        await using var service = await World.StartAsync();
        var path = $"/api/identity/people/{World.Officer.Id}";

        Assert.Equal(World.Officer.Id, (await (await service.As(World.Admin.Persona()).GetAsync(path)).ReadAsync<PersonReply>()).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await service.As(World.Admin.Persona()).GetAsync($"/api/identity/people/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.As(World.Officer.Persona()).GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Somebody_without_an_organisation_does_not_see_others_without_one()
    {
        await using var service = await World.StartAsync();
        var nobody = new Persona("Iemand", Guid.CreateVersion7(), null, "", Roles.Member);
        var page = await (await service.As(nobody).GetAsync("/api/identity/people")).ReadAsync<Page<PersonReply>>();
        Assert.Empty(page.Items);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_administrator_adds_a_person_who_signs_in_with_the_first_password(string engine)
    {
        await using var service = await World.StartAsync(engine);
        var added = await (await AddAsync(service, new AddPersonBody("Guy Goedkeur", "Guy@Aalst.example.be", "nl", World.City.Id, [Roles.Approver]))).ReadAsync<AddPersonReply>();
        Assert.Equal(HttpStatusCode.Redirect, (await new Visitor(service).SignInAsync("guy@aalst.example.be", added.FirstPassword)).StatusCode);
        var told = (await service.EventsAsync()).OfType<PersonSaved>().Last();
        Assert.Equal((added.Id, "guy@aalst.example.be", World.City.Id), (told.PersonId, told.Email, told.OrganisationId));
        Assert.Equal(["member", "approver"], told.Roles);
    }

    [Fact]
    public async Task A_person_that_breaks_a_rule_is_not_added()
    {
        await using var service = await World.StartAsync();
        async Task<string> CodeAsync(AddPersonBody body) => await (await AddAsync(service, body)).ErrorCodeAsync();
        var good = new AddPersonBody("Guy Goedkeur", "guy@aalst.example.be", "nl", World.City.Id, [Roles.Approver]);
        Assert.Equal("person.role-not-in-organisation", await CodeAsync(good with { OrganisationId = World.Firm.Id }));
        Assert.Equal("person.role-not-in-organisation", await CodeAsync(good with { Roles = [Roles.Solver] }));
        Assert.Equal("person.role-not-in-organisation", await CodeAsync(good with { OrganisationId = null, Roles = [Roles.Officer] }));
        Assert.Equal("person.role-unknown", await CodeAsync(good with { Roles = ["emperor"] }));
        Assert.Equal("person.email-invalid", await CodeAsync(good with { Email = "\"a\r\nBcc: x\"@aalst.example.be" }));
        Assert.Equal("person.email-taken", await CodeAsync(good with { Email = World.Officer.Email }));
        Assert.Equal("organisation.unknown", await CodeAsync(good with { OrganisationId = Guid.CreateVersion7() }));
        Assert.Equal(HttpStatusCode.Forbidden, (await service.As(World.Officer.Persona()).PostAsJsonAsync("/api/identity/people", good)).StatusCode);
    }

    [Fact]
    public async Task Roles_change_only_on_what_was_read_and_stay_within_the_organisation()
    {
        await using var service = await World.StartAsync();
        var (http, path) = (service.As(World.Admin.Persona()), $"/api/identity/people/{World.Officer.Id}/roles");
        Assert.Equal("person.role-not-in-organisation", await (await http.PutAsJsonAsync(path, new GiveRolesBody([Roles.Solver], 0))).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await http.PutAsJsonAsync(path, new GiveRolesBody([Roles.Juror, Roles.Officer], 0))).StatusCode);
        Assert.Equal("changed-meanwhile", await (await http.PutAsJsonAsync(path, new GiveRolesBody([Roles.Officer], 0))).ErrorCodeAsync());
        Assert.Equal(["member", "officer", "juror"], (await service.EventsAsync()).OfType<PersonSaved>().Last().Roles);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.As(World.Officer.Persona()).PutAsJsonAsync(path, new GiveRolesBody([Roles.Admin]))).StatusCode);
    }

    [Theory]
    [InlineData(Roles.Admin, Roles.Juror)]
    [InlineData(Roles.Auditor, Roles.Officer)]
    [InlineData(Roles.Auditor, Roles.Admin)]
    public async Task Who_runs_or_audits_the_market_gets_no_other_office(params string[] roles)
    {
        await using var service = await World.StartAsync();
        using var answer = await service.As(World.Admin.Persona()).PutAsJsonAsync($"/api/identity/people/{World.Officer.Id}/roles", new GiveRolesBody(roles));
        Assert.Equal("person.role-stands-alone", await answer.ErrorCodeAsync());
    }

    [Fact]
    public async Task Nobody_takes_away_the_own_access()
    {
        await using var service = await World.StartAsync();
        var http = service.As(World.Admin.Persona());
        Assert.Equal("person.not-oneself", await (await http.PostAsync($"/api/identity/people/{World.Admin.Id}/deactivation", null)).ErrorCodeAsync());
        Assert.Equal("person.not-oneself", await (await http.PutAsJsonAsync($"/api/identity/people/{World.Admin.Id}/roles", new GiveRolesBody([]))).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_closed_access_opens_again_but_its_old_sessions_stay_closed()
    {
        await using var service = await World.StartAsync();
        var (client, http, path) = (new Client(service), service.As(World.Admin.Persona()), $"/api/identity/people/{World.Officer.Id}/deactivation");
        var visitor = new Visitor(service);
        var tokens = await client.SignInAsync(visitor, World.Officer.Email, World.Password);
        await http.PostAsync(path, null);
        Assert.False((await service.EventsAsync()).OfType<PersonSaved>().Last().Active);
        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync(path)).StatusCode);
        Assert.True((await service.EventsAsync()).OfType<PersonSaved>().Last().Active);
        Assert.Equal("invalid_grant", await (await client.RefreshAsync(tokens.Refresh)).OAuthErrorAsync());
        Assert.StartsWith("/account/login", (await visitor.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await new Visitor(service).SignInAsync(World.Officer.Email, World.Password)).StatusCode);
    }

    [Fact]
    public async Task With_another_issuer_people_are_managed_there()
    {
        await using var service = await World.StartAsync(configure: builder => builder.Configuration["Market:Authority"] = TestTokens.Issuer);
        var http = service.As(World.Admin.Persona());
        Assert.Equal("person.managed-elsewhere", await (await http.PostAsync($"/api/identity/people/{World.Officer.Id}/deactivation", null)).ErrorCodeAsync());
        Assert.Equal("person.managed-elsewhere", await (await http.PutAsJsonAsync($"/api/identity/people/{World.Officer.Id}/roles", new GiveRolesBody([]))).ErrorCodeAsync());
    }

    private static Task<HttpResponseMessage> AddAsync(RunningService service, AddPersonBody body) =>
        service.As(World.Admin.Persona()).PostAsJsonAsync("/api/identity/people", body);

    private static async Task<List<Guid>> IdsAsync(RunningService service, SeedPerson caller, string query)
    {
        var page = await (await service.As(caller.Persona()).GetAsync($"/api/identity/people{query}")).ReadAsync<Page<PersonReply>>();
        return [.. page.Items.Select(person => person.Id)];
    }
}
