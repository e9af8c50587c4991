using System.Text.Json;

using Market.Hosting.Access;

using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Market.Gateway.Session;

/// <summary>The issuer tells that somebody signed out elsewhere (OpenID Connect Back-Channel Logout 1.0).</summary>
internal static class BackchannelLogout
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    public static void MapBackchannelLogout(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/bff/backchannel-logout", EndAsync).Allow(AccessDecision.Anyone);

    private static async Task<IResult> EndAsync(HttpContext context, SessionStore store, IOptionsMonitor<OpenIdConnectOptions> issuer, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.HasFormContentType)
            return Results.BadRequest();
        var form = await context.Request.ReadFormAsync(cancel);
        if (await ReadAsync(form["logout_token"].ToString(), issuer.Get(SessionSetup.Issuer), cancel) is not { } token)
            return Results.BadRequest();
        var (claim, value) = token.TryGetPayloadValue<string>("sid", out var sid) ? ("sid", sid) : ("sub", token.Subject);
        if (string.IsNullOrEmpty(value))
            return Results.BadRequest();
        await store.EndAsync(claim, value);
        return Results.Ok();
    }

    /// <summary>The logout token; null when it is not one that the issuer signed for us.</summary>
    private static async Task<JsonWebToken?> ReadAsync(string text, OpenIdConnectOptions client, CancellationToken cancel)
    {
        var metadata = await client.ConfigurationManager!.GetConfigurationAsync(cancel);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = metadata.Issuer,
            ValidAudience = client.ClientId,
            IssuerSigningKeys = metadata.SigningKeys,
            RequireExpirationTime = false,
        });
        return result.IsValid && result.SecurityToken is JsonWebToken token && IsLogout(token) ? token : null;
    }

    /// <summary>Has the logout event and no nonce: an identity token must not do as a logout token.</summary>
    private static bool IsLogout(JsonWebToken token) =>
        !token.TryGetPayloadValue<string>("nonce", out _)
        && token.TryGetPayloadValue<JsonElement>("events", out var events) && events.ValueKind == JsonValueKind.Object && events.TryGetProperty(Event, out _);
}
