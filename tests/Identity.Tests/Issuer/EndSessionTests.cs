using System.Net;
using System.Text.Json;

using Market.Identity.Issuer;

using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Market.Identity.Tests.Issuer;

public sealed class EndSessionTests
{
    [Fact]
    public async Task Signing_out_at_the_gateway_ends_the_session_and_every_refresh_token()
    {
        await using var service = await World.StartAsync();
        var (client, visitor) = (new Client(service), new Visitor(service));
        var phone = await client.SignInAsync(new Visitor(service), World.Officer.Email, World.Password);
        var tokens = await client.SignInAsync(visitor, World.Officer.Email, World.Password);

        var signedOut = await visitor.GetAsync(Logout(("id_token_hint", tokens.Id), ("post_logout_redirect_uri", $"{World.PublicUrl}/bff/signed-out"), ("state", "s")));

        Assert.Equal("http://localhost:8080/bff/signed-out?state=s", signedOut.Headers.Location!.ToString());
        Assert.Equal("invalid_grant", await (await client.RefreshAsync(tokens.Refresh)).OAuthErrorAsync());
        Assert.Equal("invalid_grant", await (await client.RefreshAsync(phone.Refresh)).OAuthErrorAsync());
        Assert.StartsWith("/account/login", (await visitor.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_on_another_site_cannot_sign_anybody_out_but_leads_to_a_question()
    {
        await using var service = await World.StartAsync();
        var (client, visitor) = (new Client(service), new Visitor(service));
        await client.SignInAsync(visitor, World.Officer.Email, World.Password);
        var others = await client.SignInAsync(new Visitor(service), World.Solver.Email, World.Password);

        Assert.Equal("/account/logout", (await visitor.GetAsync(Client.LogoutPath)).Headers.Location!.ToString());
        Assert.Equal("/account/logout", (await visitor.GetAsync(Logout(("id_token_hint", others.Id)))).Headers.Location!.ToString());
        Assert.Contains("code=", (await visitor.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);

        var answered = await visitor.SubmitAsync("/account/logout", []);
        Assert.Equal("/account/logged-out", answered.Headers.Location!.ToString());
        Assert.StartsWith("/account/login", (await visitor.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_signing_out_nobody_is_sent_to_another_site()
    {
        await using var service = await World.StartAsync();
        var (client, visitor) = (new Client(service), new Visitor(service));
        var tokens = await client.SignInAsync(visitor, World.Officer.Email, World.Password);
        var answer = await visitor.GetAsync(Logout(("id_token_hint", tokens.Id), ("post_logout_redirect_uri", "https://evil.example/")));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_identity_token_of_this_morning_still_signs_out()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        var visitor = new Visitor(service);
        var tokens = await new Client(service).SignInAsync(visitor, World.Officer.Email, World.Password);
        clock.Advance(TimeSpan.FromHours(7));
        var signedOut = await visitor.GetAsync(Logout(("id_token_hint", tokens.Id), ("post_logout_redirect_uri", $"{World.PublicUrl}/bff/signed-out")));
        Assert.Equal("http://localhost:8080/bff/signed-out", signedOut.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_gateway_hears_at_once_who_signed_out_or_lost_access()
    {
        var gateway = new Recorder();
        await using var service = await World.StartAsync(configure: builder =>
            builder.Services.AddHttpClient(BackchannelLogout.HttpClient).ConfigurePrimaryHttpMessageHandler(() => gateway));
        var keys = new JsonWebKeySet(await service.As(null).GetStringAsync("/realms/market/protocol/openid-connect/certs"));
        await service.As(World.Admin.Persona()).PostAsync($"/api/identity/people/{World.Officer.Id}/deactivation", null);

        Assert.Equal("http://localhost:8080/bff/backchannel-logout", gateway.Address);
        var verdict = await new JsonWebTokenHandler().ValidateTokenAsync(gateway.Form["logout_token"], new TokenValidationParameters
        {
            ValidIssuer = "http://localhost:8080/realms/market",
            ValidAudience = "market-gateway",
            ValidTypes = ["logout+jwt"],
            IssuerSigningKeys = keys.GetSigningKeys(),
        });
        Assert.True(verdict.IsValid, verdict.Exception?.Message);
        Assert.Equal(World.Officer.Id.ToString(), verdict.Claims["sub"]);
        Assert.Contains("http://schemas.openid.net/event/backchannel-logout", ((JsonWebToken)verdict.SecurityToken).GetPayloadValue<JsonElement>("events").ToString(), StringComparison.Ordinal);
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public string? Address { get; private set; }

        public Dictionary<string, string> Form { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Address = request.RequestUri!.ToString();
            Form = QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken)).ToDictionary(field => field.Key, field => field.Value.ToString());
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }

    private static string Logout(params (string Name, string Value)[] parameters) =>
        QueryHelpers.AddQueryString(Client.LogoutPath, parameters.Select(parameter => KeyValuePair.Create(parameter.Name, (string?)parameter.Value)));
}
