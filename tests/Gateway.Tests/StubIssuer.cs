using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Market.Gateway.Tests;

/// <summary>A small OpenID issuer on Keycloak's paths that signs everybody in at once as one person, and counts what it is asked.</summary>
internal sealed class StubIssuer
{
    private const string Root = "/realms/market";
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "stub" };
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> _codes = new();
    private readonly ConcurrentDictionary<string, bool> _refreshTokens = new();
    private int _refreshes;

    public required string PublicUrl { get; init; }

    public string Issuer => PublicUrl + Root;

    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(5);

    public bool RefusesRefresh { get; set; }

    public int Refreshes => _refreshes;

    public string? LastIdTokenHint { get; private set; }

    /// <summary>What the gateway asked for at the last sign-in.</summary>
    public IQueryCollection LastQuestion { get; private set; } = QueryCollection.Empty;

    /// <summary>Host header and forwarded scheme of every back-channel call.</summary>
    public ConcurrentQueue<(string Host, string Proto)> BackchannelCalls { get; } = new();

    public string Sub { get; set; } = Guid.CreateVersion7().ToString();

    public string Sid { get; } = "sid-1";

    public void Map(WebApplication app)
    {
        app.MapGet(Root + "/.well-known/openid-configuration", (HttpContext context) =>
        {
            Note(context);
            return Results.Json(new Dictionary<string, object>
            {
                ["issuer"] = Issuer,
                ["authorization_endpoint"] = Issuer + "/protocol/openid-connect/auth",
                ["token_endpoint"] = Issuer + "/protocol/openid-connect/token",
                ["end_session_endpoint"] = Issuer + "/protocol/openid-connect/logout",
                ["jwks_uri"] = Issuer + "/protocol/openid-connect/certs",
            });
        });
        app.MapGet(Root + "/protocol/openid-connect/certs", (HttpContext context) =>
        {
            Note(context);
            var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = "stub" });
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "stub", alg = "RS256", n = jwk.N, e = jwk.E } } });
        });
        app.MapGet(Root + "/protocol/openid-connect/auth", Authorize);
        app.MapPost(Root + "/protocol/openid-connect/token", (Delegate)TokenAsync);
        app.MapGet(Root + "/protocol/openid-connect/logout", (HttpContext context) =>
        {
            LastIdTokenHint = context.Request.Query["id_token_hint"];
            return Results.Redirect(QueryHelpers.AddQueryString(context.Request.Query["post_logout_redirect_uri"]!, "state", context.Request.Query["state"].ToString()));
        });
    }

    public string Sign(Dictionary<string, object> claims, string audience, TimeSpan? lifetime = null) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = audience,
        Expires = DateTime.UtcNow + (lifetime ?? AccessTokenLifetime),
        Claims = claims,
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
    });

    private IResult Authorize(HttpContext context)
    {
        var query = LastQuestion = context.Request.Query;
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString());
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        Note(context);
        var form = await context.Request.ReadFormAsync();
        if (form["client_id"] != "market-gateway" || form["client_secret"] != "stub-secret")
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        if (form["grant_type"] == "refresh_token")
            return await RefreshAsync(form["refresh_token"].ToString());
        return _codes.TryRemove(form["code"].ToString(), out var asked)
            && WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == asked.Challenge
            ? Tokens(asked.Nonce)
            : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
    }

    private async Task<IResult> RefreshAsync(string token)
    {
        Interlocked.Increment(ref _refreshes);
        await Task.Delay(50);
        return !RefusesRefresh && _refreshTokens.TryRemove(token, out _) ? Tokens(null) : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
    }

    private IResult Tokens(string? nonce)
    {
        var refresh = "refresh-" + Guid.NewGuid().ToString("N");
        _refreshTokens[refresh] = true;
        var person = new Dictionary<string, object> { ["sub"] = Sub, ["name"] = "An Peeters", ["sid"] = Sid, ["jti"] = Guid.NewGuid().ToString() };
        if (LastQuestion["acr_values"] is [{ } level])
            (person["acr"], person["auth_time"]) = (level, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var access = new Dictionary<string, object>(person) { ["realm_access"] = JsonSerializer.SerializeToElement(new { roles = new[] { "member", "officer", "uma_authorization" } }) };
        if (nonce is not null)
            person["nonce"] = nonce;
        return Results.Json(new
        {
            access_token = Sign(access, "market-api"),
            id_token = Sign(person, "market-gateway", TimeSpan.FromMinutes(5)),
            refresh_token = refresh,
            token_type = "Bearer",
            expires_in = (int)AccessTokenLifetime.TotalSeconds,
        });
    }

    private void Note(HttpContext context) => BackchannelCalls.Enqueue((context.Request.Host.Value!, context.Request.Headers["X-Forwarded-Proto"].ToString()));
}
