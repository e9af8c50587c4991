using System.Security.Claims;

using Market.Identity.Issuer;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Market.Identity.Pages;

/// <summary>Asks before signing out when the request to do so proves nothing.</summary>
internal static class LogoutForm
{
    public static RazorComponentResult Show(HttpContext context) =>
        PageContext.Draw<LogoutPage>(200, new() { [nameof(LogoutPage.Page)] = PageContext.Of(context, null) });

    public static async Task<IResult> SendAsync(HttpContext context, SignOutEverywhere signOut, CancellationToken cancel)
    {
        if (await context.OwnFormAsync(cancel) is null)
            return Show(context);
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } subject)
            await signOut.RunAsync(context, subject, cancel);
        return Results.Redirect("/account/logged-out");
    }
}
