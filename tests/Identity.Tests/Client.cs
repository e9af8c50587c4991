using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Market.Testing;

using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Market.Identity.Tests;

/// <summary>The gateway as the issuer knows it: code flow with PKCE, by hand.</summary>
internal sealed class Client(RunningService service)
{
    public const string TokenPath = "/realms/market/protocol/openid-connect/token";
    public const string AuthPath = "/realms/market/protocol/openid-connect/auth";
    public const string LogoutPath = "/realms/market/protocol/openid-connect/logout";
    private const string Verifier = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789";
    private static readonly string Callback = $"{World.PublicUrl}/bff/callback";

    public static string AuthorizeUrl(params (string Name, string? Value)[] changes)
    {
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = "market-gateway",
            ["response_type"] = "code",
            ["redirect_uri"] = Callback,
            ["scope"] = "openid profile email market-api offline_access",
            ["state"] = "some-state",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
            query[name] = value;
        return QueryHelpers.AddQueryString(AuthPath, query.Where(pair => pair.Value is not null));
    }

    /// <summary>Signs the person in from the very start, as a browser would; gives the code.</summary>
    public async Task<string> CodeAsync(Visitor visitor, string email, string password)
    {
        var toLogin = await visitor.GetAsync(AuthorizeUrl());
        var signedIn = await visitor.SignInAsync(email, password, toLogin.Headers.Location!.ToString());
        return await FollowAsync(visitor, signedIn);
    }

    /// <summary>Follows the redirect of a form that was accepted, back to the gateway, and redeems the code.</summary>
    public async Task<Tokens> RedeemedAsync(Visitor visitor, HttpResponseMessage accepted) =>
        await (await RedeemAsync(await FollowAsync(visitor, accepted))).ReadTokensAsync();

    public async Task<Tokens> SignInAsync(Visitor visitor, string email, string password) =>
        await (await RedeemAsync(await CodeAsync(visitor, email, password))).ReadTokensAsync();

    public Task<HttpResponseMessage> RedeemAsync(string code, string verifier = Verifier, string secret = World.ClientSecret) =>
        PostAsync(secret, new() { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = Callback, ["code_verifier"] = verifier });

    public Task<HttpResponseMessage> RefreshAsync(string refreshToken) =>
        PostAsync(World.ClientSecret, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken });

    private static async Task<string> FollowAsync(Visitor visitor, HttpResponseMessage signedIn)
    {
        var back = await visitor.GetAsync(signedIn.Headers.Location!.ToString());
        var location = back.Headers.Location ?? throw new InvalidOperationException($"{(int)back.StatusCode}: {await back.Content.ReadAsStringAsync()}");
        Assert.StartsWith(Callback, location.ToString(), StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(location.Query);
        Assert.Equal("some-state", query["state"]);
        return query["code"].ToString();
    }

    private Task<HttpResponseMessage> PostAsync(string secret, Dictionary<string, string> form)
    {
        form["client_id"] = "market-gateway";
        form["client_secret"] = secret;
        return service.As(null).PostAsync(TokenPath, new FormUrlEncodedContent(form));
    }
}

internal sealed record Tokens(string Access, string Refresh, string Id)
{
    public JsonWebToken AccessClaims => new(Access);

    public JsonWebToken IdClaims => new(Id);
}

internal static class TokenAnswers
{
    public static async Task<Tokens> ReadTokensAsync(this HttpResponseMessage answer)
    {
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, json.ToString());
        return new Tokens(json.GetProperty("access_token").GetString()!, json.GetProperty("refresh_token").GetString()!, json.GetProperty("id_token").GetString()!);
    }

    public static async Task<string> OAuthErrorAsync(this HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!;
}
