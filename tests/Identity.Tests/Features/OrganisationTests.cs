using System.Net;
using System.Net.Http.Json;

using Market.Contracts;
using Market.Identity.Features.Organisations;
using Market.Kernel;
using Market.Testing;

namespace Market.Identity.Tests.Features;

public sealed class OrganisationTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_organisation_is_found_by_part_of_its_name_without_accents_or_by_its_number(string engine)
    {
        await using var service = await World.StartAsync(engine);
        await RegisterAsync(service, new RegisterOrganisationBody("Café Sécurité 100%", "0416375270", "association", "Liège"));
        Assert.Equal("Café Sécurité 100%", await OnlyNameAsync(service, "q=cafe%20secu"));
        Assert.Equal("Café Sécurité 100%", await OnlyNameAsync(service, "q=100%25"));
        Assert.Equal("Café Sécurité 100%", await OnlyNameAsync(service, "q=BE%200416.375.270"));
        Assert.Equal(World.City.Name, await OnlyNameAsync(service, "type=public-body"));
        Assert.Equal(0, (await SearchAsync(service, "q=%25%25")).Total);
        Assert.Equal(0, (await SearchAsync(service, "q=_tad")).Total);
        Assert.Equal(3, (await SearchAsync(service, "")).Total);
    }

    [Theory]
    [InlineData("page=-1&size=1", 1, 1)]
    [InlineData("page=2&size=1", 2, 1)]
    [InlineData("size=1000000000", 1, 100)]
    [InlineData("page=2147483647&size=0", 10_000, 1)]
    public async Task A_strange_page_is_brought_within_bounds(string query, int number, int size)
    {
        await using var service = await World.StartAsync();
        var page = await SearchAsync(service, query);
        Assert.Equal((number, size, 2), (page.Number, page.Size, page.Total));
    }

    [Fact]
    public async Task Only_who_is_signed_in_sees_organisations_and_only_an_administrator_adds_one()
    {
        await using var service = await World.StartAsync();
        var body = new RegisterOrganisationBody("Brandweer Zuid", "0416375270", "public-body", "Gent");
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.As(null).GetAsync("/api/identity/organisations")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.As(World.Officer.Persona()).PostAsJsonAsync("/api/identity/organisations", body)).StatusCode);
        var id = await RegisterAsync(service, body);
        var read = await (await service.As(World.Solver.Persona()).GetAsync($"/api/identity/organisations/{id}")).ReadAsync<OrganisationReply>();
        Assert.Equal(new OrganisationReply(id, "Brandweer Zuid", "0416375270", "public-body", "Gent"), read);
        Assert.Equal(id, (await service.EventsAsync()).OfType<OrganisationSaved>().Last().OrganisationId);
        Assert.Equal("not-found", await (await service.As(World.Solver.Persona()).GetAsync($"/api/identity/organisations/{Guid.CreateVersion7()}")).ErrorCodeAsync());
    }

    [Theory]
    [InlineData("", "0416375270", "company", "organisation.name-invalid")]
    [InlineData("Naam\r\nBcc: x", "0416375270", "company", "organisation.name-invalid")]
    [InlineData("gro\u202Eeg", "0416375270", "company", "organisation.name-invalid")]
    [InlineData("gro\u200Bep", "0416375270", "company", "organisation.name-invalid")]
    [InlineData("Zie www.evil.example", "0416375270", "company", "organisation.name-invalid")]
    [InlineData("Naam", null, "company", "organisation.kbo-required")]
    [InlineData("Naam", "0416375271", "company", "organisation.kbo-invalid")]
    [InlineData("Naam", "2416375270", "company", "organisation.kbo-invalid")]
    [InlineData("Naam", "0416375270", "cartel", "organisation.type-unknown")]
    [InlineData("Naam", "0403.019.261", "company", "organisation.kbo-taken")]
    public async Task A_wrong_organisation_is_refused_with_its_reason(string name, string? kbo, string type, string code)
    {
        await using var service = await World.StartAsync();
        var answer = await service.As(World.Admin.Persona()).PostAsJsonAsync("/api/identity/organisations", new RegisterOrganisationBody(name, kbo, type, null));
        Assert.Equal(code, await answer.ErrorCodeAsync());
    }

    [Theory]
    [InlineData("Stad Aalst")]
    [InlineData("STAD AALST")]
    [InlineData("Stad-Aalst.")]
    [InlineData("Städ Áalst")]
    [InlineData("Stad Aa1st")]
    [InlineData("St\u0430d \u0410alst")]
    [InlineData("\uFF33tad \u0391\u0251lst")]
    [InlineData("Stad \U0001D400alst")]
    public async Task A_name_that_looks_like_anothers_is_refused_to_everybody(string name)
    {
        await using var service = await World.StartAsync();
        var answer = await service.As(World.Admin.Persona()).PostAsJsonAsync("/api/identity/organisations", new RegisterOrganisationBody(name, "0416375270", "company", null));
        Assert.Equal((HttpStatusCode.Conflict, "organisation.name-taken"), (answer.StatusCode, await answer.ErrorCodeAsync()));
        await RegisterAsync(service, new RegisterOrganisationBody($"{name} (Oost-Vlaanderen)", "0416375270", "company", null));
    }

    [Fact]
    public async Task Two_individuals_may_have_the_same_name_but_not_that_of_an_organisation()
    {
        await using var service = await World.StartAsync();
        var jan = new RegisterOrganisationBody("Jan Peeters", null, "individual", "Gent");
        await RegisterAsync(service, jan);
        await RegisterAsync(service, jan);
        var posing = await service.As(World.Admin.Persona()).PostAsJsonAsync("/api/identity/organisations", jan with { Name = World.City.Name });
        Assert.Equal("organisation.name-taken", await posing.ErrorCodeAsync());
    }

    private static async Task<Guid> RegisterAsync(RunningService service, RegisterOrganisationBody body) =>
        (await (await service.As(World.Admin.Persona()).PostAsJsonAsync("/api/identity/organisations", body)).ReadAsync<RegisterOrganisationReply>()).Id;

    private static async Task<Page<OrganisationReply>> SearchAsync(RunningService service, string query) =>
        await (await service.As(World.Solver.Persona()).GetAsync($"/api/identity/organisations?{query}")).ReadAsync<Page<OrganisationReply>>();

    private static async Task<string> OnlyNameAsync(RunningService service, string query) => Assert.Single((await SearchAsync(service, query)).Items).Name;
}
