using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

using Market.Testing;

namespace Market.Identity.Tests.Issuer;

/// <summary>Nobody acts as somebody else, an administrator neither: there is no way to a token, a session or a secret of another person.</summary>
public sealed partial class NoImpersonationTests
{
    [Fact]
    public async Task The_issuer_gives_tokens_to_the_person_at_the_browser_only()
    {
        await using var service = await World.StartAsync();
        var metadata = await service.As(null).GetFromJsonAsync<JsonElement>("/realms/market/.well-known/openid-configuration", TestContext.Current.CancellationToken);
        Assert.Equal(["authorization_code", "refresh_token"], metadata.GetProperty("grant_types_supported").EnumerateArray().Select(grant => grant.GetString()).Order());
    }

    [Theory]
    [InlineData("password")]
    [InlineData("client_credentials")]
    [InlineData("urn:ietf:params:oauth:grant-type:token-exchange")]
    [InlineData("urn:ietf:params:oauth:grant-type:jwt-bearer")]
    public async Task The_gateways_secret_alone_is_worth_no_token(string grant)
    {
        await using var service = await World.StartAsync();
        var officer = TestTokens.For(World.Officer.Persona());
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = grant,
            ["client_id"] = "market-gateway",
            ["client_secret"] = World.ClientSecret,
            ["username"] = World.Officer.Email,
            ["password"] = World.Password,
            ["subject_token"] = officer,
            ["subject_token_type"] = "urn:ietf:params:oauth:token-type:access_token",
            ["requested_subject"] = World.Solver.Id.ToString(),
            ["assertion"] = officer,
        });
        using var answer = await service.As(World.Admin.Persona()).PostAsync(Client.TokenPath, form, TestContext.Current.CancellationToken);
        Assert.Equal("unsupported_grant_type", await answer.OAuthErrorAsync());
    }

    [Theory]
    [InlineData("login_hint")]
    [InlineData("sub")]
    [InlineData("requested_subject")]
    [InlineData("act_as")]
    public async Task An_administrator_who_asks_for_somebody_else_gets_the_own_token(string parameter)
    {
        await using var service = await World.StartAsync();
        var (client, visitor) = (new Client(service), new Visitor(service));
        await visitor.SignInAsync(World.Admin.Email, World.Password);
        var toGateway = await visitor.GetAsync(Client.AuthorizeUrl((parameter, World.Officer.Email)));
        var code = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(toGateway.Headers.Location!.Query)["code"].ToString();
        var tokens = await (await client.RedeemAsync(code)).ReadTokensAsync();
        Assert.Equal(World.Admin.Id.ToString(), tokens.AccessClaims.Subject);
        Assert.DoesNotContain(tokens.AccessClaims.Claims, claim => claim.Type is "act" or "may_act" or "impersonator");
    }

    [Fact]
    public async Task The_api_shows_no_secret_of_anybody_but_the_first_password_of_who_is_just_added()
    {
        await using var service = await World.StartAsync();
        var api = await service.As(null).GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        Assert.Equal(["firstPassword"], Telling().Matches(api).Select(found => found.Groups[1].Value).Distinct());
        Assert.DoesNotMatch("(?i)impersonat|act-?as|on-?behalf", api);
    }

    /// <summary>Names of properties that could hold what opens an account.</summary>
    [GeneratedRegex("\"(\\w*(?:[Pp]assword|[Tt]oken|[Ss]ecret|[Pp]asskey|[Ss]tamp|[Hh]ash|[Cc]ookie|[Rr]ecovery\\w*|[Oo]tp))\":\\s*\\{")]
    private static partial Regex Telling();
}
