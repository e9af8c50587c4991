using System.Security.Claims;

using Microsoft.AspNetCore.Authentication;

using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Market.Identity.Issuer;

/// <summary>Changes a code or a refresh token (both proven by OpenIddict before) for fresh tokens, if the person still may sign in.</summary>
internal static class TokenEndpoint
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> HandleAsync(HttpContext context, SignedInPerson people, CancellationToken cancel)
    {
        var proven = await context.AuthenticateAsync(Scheme);
        var found = await people.FindAsync(proven.Principal?.GetClaim(Claims.Subject), cancel);
        if (found is null)
            return NoLonger();
        // The claims carry what OpenIddict knows of the code: scopes, authorization, client.
        var identity = new ClaimsIdentity(proven.Principal!.Claims, "market", Claims.Name, Claims.Role);
        people.Describe(identity, found.Value.Person, found.Value.Organisation);
        return Results.SignIn(new ClaimsPrincipal(identity), null, Scheme);
    }

    private static IResult NoLonger() => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "The person can no longer sign in.",
        }),
        [Scheme]);
}
