using System.Globalization;
using System.Security.Claims;

using Market.Hosting.Access;

using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Market.Gateway.Session;

/// <summary>The tokens that a session holds; never sent to a browser.</summary>
/// <param name="ExpiresAt">When the access token stops being valid (UTC).</param>
internal sealed record SessionTokens(string AccessToken, string? RefreshToken, string? IdToken, DateTimeOffset ExpiresAt)
{
    /// <summary>The tokens of the request's session; null when nobody is signed in.</summary>
    public static SessionTokens? Of(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult is { Succeeded: true, Properties: { } properties } ? In(properties) : null;

    public static SessionTokens? In(AuthenticationProperties properties)
    {
        var expires = DateTimeOffset.TryParse(properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, out var at) ? at : DateTimeOffset.MaxValue;
        return properties.GetTokenValue("access_token") is { } access
            ? new SessionTokens(access, properties.GetTokenValue("refresh_token"), properties.GetTokenValue("id_token"), expires)
            : null;
    }

    public void PutIn(AuthenticationProperties properties)
    {
        var tokens = new (string Name, string? Value)[]
        {
            ("access_token", AccessToken),
            ("refresh_token", RefreshToken),
            ("id_token", IdToken),
            ("expires_at", ExpiresAt.ToString("o", CultureInfo.InvariantCulture)),
        };
        properties.StoreTokens(tokens.Where(token => token.Value is not null).Select(token => new AuthenticationToken { Name = token.Name, Value = token.Value! }));
    }

    public (string Name, IReadOnlyList<string> Roles) Describe()
    {
        var principal = ToPrincipal();
        return (principal.FindFirst("name")?.Value ?? "", [.. principal.FindAll(TokenRoles.ClaimType).Select(claim => claim.Value)]);
    }

    /// <summary>What the access token says; the issuer gave it to us directly, so the signature needs no second look.</summary>
    public ClaimsPrincipal ToPrincipal()
    {
        if (!new JsonWebTokenHandler().CanReadToken(AccessToken))
            return new ClaimsPrincipal();
        var identity = new ClaimsIdentity(new JsonWebToken(AccessToken).Claims);
        TokenRoles.Map(identity);
        return new ClaimsPrincipal(identity);
    }
}
