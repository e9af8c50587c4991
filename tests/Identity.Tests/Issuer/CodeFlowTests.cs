using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using Market.Hosting.Access;
using Market.Identity.Features.People;
using Market.Kernel;
using Market.Testing;

using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Market.Identity.Tests.Issuer;

public sealed class CodeFlowTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_person_signs_in_and_the_token_says_what_the_services_need(string engine)
    {
        await using var service = await World.StartAsync(engine);
        var tokens = await new Client(service).SignInAsync(new Visitor(service), World.Officer.Email, World.Password);

        var claims = tokens.AccessClaims;
        Assert.Equal(World.Officer.Id.ToString(), claims.Subject);
        Assert.Equal("http://localhost:8080/realms/market", claims.Issuer);
        Assert.Equal(["market-api"], claims.Audiences);
        Assert.Equal("RS256", claims.Alg);
        Assert.Equal(TimeSpan.FromMinutes(5), claims.ValidTo - claims.IssuedAt);
        Assert.Equal(World.Officer.Name, claims.GetClaim("name").Value);
        Assert.Equal(World.Officer.Email, claims.GetClaim("email").Value);
        Assert.Equal("nl", claims.GetClaim("locale").Value);
        Assert.Equal(World.City.Id.ToString(), claims.GetClaim("org").Value);
        Assert.Equal(World.City.Name, claims.GetClaim("org_name").Value);
        Assert.Equal("public-body", claims.GetClaim("org_type").Value);
        Assert.Equal(["member", "officer"], RolesOf(claims));
        Assert.Equal(World.Officer.Name, tokens.IdClaims.GetClaim("name").Value);
    }

    [Fact]
    public async Task Somebody_without_an_organisation_has_no_organisation_in_the_token()
    {
        await using var service = await World.StartAsync();
        var tokens = await new Client(service).SignInAsync(new Visitor(service), World.Admin.Email, World.Password);
        Assert.False(tokens.AccessClaims.TryGetClaim("org", out _));
        Assert.Equal(["member", "admin"], RolesOf(tokens.AccessClaims));
    }

    [Fact]
    public async Task The_published_key_proves_the_token()
    {
        await using var service = await World.StartAsync();
        var tokens = await new Client(service).SignInAsync(new Visitor(service), World.Solver.Email, World.Password);
        var keys = new JsonWebKeySet(await service.As(null).GetStringAsync("/realms/market/protocol/openid-connect/certs"));
        var verdict = await new JsonWebTokenHandler().ValidateTokenAsync(tokens.Access, new TokenValidationParameters
        {
            ValidIssuer = "http://localhost:8080/realms/market",
            ValidAudience = "market-api",
            IssuerSigningKeys = keys.GetSigningKeys(),
        });
        Assert.True(verdict.IsValid, verdict.Exception?.Message);
    }

    [Fact]
    public async Task The_metadata_sends_browsers_to_the_public_address_and_services_to_where_they_asked()
    {
        await using var service = await World.StartAsync();
        var metadata = await service.As(null).GetFromJsonAsync<JsonElement>("/realms/market/.well-known/openid-configuration");
        Assert.Equal("http://localhost:8080/realms/market", metadata.GetProperty("issuer").GetString());
        Assert.Equal("http://localhost:8080/realms/market/protocol/openid-connect/auth", metadata.GetProperty("authorization_endpoint").GetString());
        Assert.Equal("http://localhost:8080/realms/market/protocol/openid-connect/logout", metadata.GetProperty("end_session_endpoint").GetString());
        Assert.Equal("http://localhost/realms/market/protocol/openid-connect/token", metadata.GetProperty("token_endpoint").GetString());
        Assert.Equal("http://localhost/realms/market/protocol/openid-connect/certs", metadata.GetProperty("jwks_uri").GetString());
    }

    [Fact]
    public async Task Who_is_signed_in_already_gets_a_code_without_a_form()
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        await new Client(service).SignInAsync(visitor, World.Officer.Email, World.Password);
        var again = await visitor.GetAsync(Client.AuthorizeUrl());
        Assert.StartsWith("http://localhost:8080/bff/callback?code=", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        var asked = await visitor.GetAsync(Client.AuthorizeUrl(("prompt", "login")));
        Assert.StartsWith("/account/login", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_request_without_a_session_is_told_that_sign_in_is_needed()
    {
        await using var service = await World.StartAsync();
        var answer = await new Visitor(service).GetAsync(Client.AuthorizeUrl(("prompt", "none")));
        Assert.Contains("error=login_required", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redirect_uri", "https://evil.example/callback")]
    [InlineData("redirect_uri", "http://localhost:8080/bff/callback/../../elsewhere")]
    [InlineData("client_id", "somebody-else")]
    public async Task A_request_that_is_not_the_gateways_goes_to_no_other_site(string parameter, string value)
    {
        await using var service = await World.StartAsync();
        var answer = await new Visitor(service).GetAsync(Client.AuthorizeUrl((parameter, value)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Aanmelden is niet gelukt", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_a_code_challenge_is_refused()
    {
        await using var service = await World.StartAsync();
        var answer = await new Visitor(service).GetAsync(Client.AuthorizeUrl(("code_challenge", null), ("code_challenge_method", null)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_code_is_worth_nothing_without_the_verifier_or_the_secret_and_works_once()
    {
        await using var service = await World.StartAsync();
        var (client, visitor) = (new Client(service), new Visitor(service));
        var code = await client.CodeAsync(visitor, World.Officer.Email, World.Password);
        Assert.Equal("invalid_client", await (await client.RedeemAsync(code, secret: "wrong")).OAuthErrorAsync());
        Assert.Equal("invalid_grant", await (await client.RedeemAsync(code, verifier: new string('x', 60))).OAuthErrorAsync());
        Assert.True((await client.RedeemAsync(code)).IsSuccessStatusCode);
        Assert.Equal("invalid_grant", await (await client.RedeemAsync(code)).OAuthErrorAsync());
    }

    [Fact]
    public async Task A_refreshed_token_has_the_roles_of_today()
    {
        await using var service = await World.StartAsync();
        var client = new Client(service);
        var tokens = await client.SignInAsync(new Visitor(service), World.Officer.Email, World.Password);
        await service.As(World.Admin.Persona()).PutAsJsonAsync($"/api/identity/people/{World.Officer.Id}/roles", new GiveRolesBody([Roles.Officer, Roles.Approver]));
        var fresh = await (await client.RefreshAsync(tokens.Refresh)).ReadTokensAsync();
        Assert.Equal(["member", "officer", "approver"], RolesOf(fresh.AccessClaims));
        Assert.NotEqual(tokens.Refresh, fresh.Refresh);
    }

    [Fact]
    public async Task A_closed_access_neither_refreshes_nor_signs_in_again()
    {
        await using var service = await World.StartAsync();
        var (client, visitor) = (new Client(service), new Visitor(service));
        var tokens = await client.SignInAsync(visitor, World.Officer.Email, World.Password);
        (await service.As(World.Admin.Persona()).PostAsync($"/api/identity/people/{World.Officer.Id}/deactivation", null)).EnsureSuccessStatusCode();

        Assert.Equal("invalid_grant", await (await client.RefreshAsync(tokens.Refresh)).OAuthErrorAsync());
        var session = await visitor.GetAsync(Client.AuthorizeUrl());
        Assert.StartsWith("/account/login", session.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SignInAsync(World.Officer.Email, World.Password)).StatusCode);
    }

    [Fact]
    public void A_restart_keeps_the_keys_and_only_their_owner_may_read_them()
    {
        var folder = Directory.CreateTempSubdirectory("market-keys-").FullName;
        try
        {
            var first = Identity.Issuer.IssuerKeys.Signing(folder);
            Assert.Equal(first.KeyId, Identity.Issuer.IssuerKeys.Signing(folder).KeyId);
            Assert.Equal(Identity.Issuer.IssuerKeys.Encryption(folder).Key, Identity.Issuer.IssuerKeys.Encryption(folder).Key);
            foreach (var file in Directory.GetFiles(folder))
                Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string?> RolesOf(JsonWebToken token) =>
        token.GetPayloadValue<JsonElement>("realm_access").GetProperty("roles").EnumerateArray().Select(role => role.GetString());
}
