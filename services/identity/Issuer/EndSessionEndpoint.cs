using System.Security.Claims;

using Market.Identity.Pages;

using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Market.Identity.Issuer;

/// <summary>
/// RP-initiated logout: with the identity token of who is signed in it ends the session at once; without that proof it asks first,
/// because any web page can send a browser here.
/// </summary>
internal static class EndSessionEndpoint
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> HandleAsync(HttpContext context, SignOutEverywhere signOut, CancellationToken cancel)
    {
        if (context.GetOpenIddictServerResponse() is not null)
            return MessagePages.SignInFailed(context);
        var hint = await context.AuthenticateAsync(Scheme);
        var proven = hint.Principal?.GetClaim(Claims.Subject);
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var signedIn = session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        if (signedIn is not null && signedIn != proven)
            return Results.Redirect("/account/logout");
        if (proven is not null)
            await signOut.RunAsync(context, proven, cancel);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/account/logged-out" }, [Scheme]);
    }
}
