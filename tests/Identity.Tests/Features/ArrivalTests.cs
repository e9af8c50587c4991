using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Identity.Tests.Features;

public sealed class ArrivalTests
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly Guid Organisation = Guid.CreateVersion7();

    [Fact]
    public async Task Who_comes_from_another_issuer_is_taken_over_once_and_again_when_something_changed()
    {
        await using var service = await StartAsync();
        await ArriveAsync(service, "Kees Keycloak", Roles.Officer);
        await ArriveAsync(service, "Kees Keycloak", Roles.Officer);
        var organisation = Assert.Single((await service.EventsAsync()).OfType<OrganisationSaved>(), happened => happened.OrganisationId == Organisation);
        Assert.Equal(("Politie Voorbeeld", "0416375270", "public-body"), (organisation.Name, organisation.Kbo, organisation.Type));
        var person = Assert.Single((await service.EventsAsync()).OfType<PersonSaved>(), happened => happened.PersonId == Id);
        Assert.Equal(("Kees Keycloak", "kees@politie.example", "fr", Organisation), (person.Name, person.Email, person.Language, person.OrganisationId));
        Assert.Equal(["member", "officer"], person.Roles);

        await ArriveAsync(service, "Kees Klaver", Roles.Approver);
        var changed = (await service.EventsAsync()).OfType<PersonSaved>().Last();
        Assert.Equal("Kees Klaver", changed.Name);
        Assert.Equal(["member", "approver"], changed.Roles);
    }

    [Fact]
    public async Task A_token_whose_roles_do_not_fit_the_organisation_is_refused()
    {
        await using var service = await StartAsync();
        Assert.Equal("person.role-not-in-organisation", await (await SendAsync(service, "Kees", Roles.Solver)).ErrorCodeAsync());
    }

    [Fact]
    public async Task With_the_embedded_issuer_an_arrival_changes_nothing()
    {
        await using var service = await World.StartAsync();
        var before = (await service.EventsAsync()).Count;
        Assert.Equal(HttpStatusCode.NoContent, (await service.As(World.Officer.Persona() with { Name = "Iemand Anders" }).PostAsync("/api/identity/arrivals", null)).StatusCode);
        Assert.Equal(before, (await service.EventsAsync()).Count);
    }

    private static async Task ArriveAsync(RunningService service, string name, string role) =>
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, name, role)).StatusCode);

    private static Task<HttpResponseMessage> SendAsync(RunningService service, string name, string role)
    {
        var http = service.As(null);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(new Persona(name, Id, Organisation, "Politie Voorbeeld", Roles.Member, role)));
        return http.PostAsync("/api/identity/arrivals", null);
    }

    /// <summary>The test issuer stands for Keycloak, with the claims that its mappers add.</summary>
    private static Task<RunningService> StartAsync() => World.StartAsync(configure: builder =>
    {
        builder.Configuration["Market:Authority"] = TestTokens.Issuer;
        builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
        {
            var inner = options.Events.OnTokenValidated;
            options.Events.OnTokenValidated = async context =>
            {
                await inner(context);
                ((ClaimsIdentity)context.Principal!.Identity!).AddClaims(
                    [new("email", "kees@politie.example"), new("locale", "fr"), new("org_type", "public-body"), new("org_kbo", "0416375270")]);
            };
        });
    });
}
