using Market.Hosting.Access;
using Market.Identity.Pages.Security;

using Microsoft.AspNetCore.Antiforgery;

namespace Market.Identity.Pages;

/// <summary>The pages under <c>/account</c>. They work without script; every form carries an antiforgery token.</summary>
internal static class AccountPages
{
    private const string Assets = "Market.Identity.Pages.";

    public static void MapAccountPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/account").AddEndpointFilter(PageHeaders.SetAsync).Allow(AccessDecision.Anyone).ExcludeFromDescription();
        pages.MapGet("/login", LoginForm.Show);
        pages.MapPost("/login", LoginForm.SendAsync);
        pages.MapGet("/registration", RegistrationForm.Show);
        pages.MapPost("/registration", RegistrationForm.SendAsync);
        pages.MapGet("/guest", GuestForm.ShowAsync);
        pages.MapPost("/guest", GuestForm.SendAsync);
        pages.MapGet("/password", PasswordForm.ShowAsync);
        pages.MapPost("/password", PasswordForm.SendAsync);
        pages.MapGet("/password/forgotten", ForgottenForm.Show);
        pages.MapPost("/password/forgotten", ForgottenForm.SendAsync);
        pages.MapGet("/password/new", NewPasswordForm.ShowAsync);
        pages.MapPost("/password/new", NewPasswordForm.SendAsync);
        pages.MapGet("/logout", LogoutForm.Show);
        pages.MapPost("/logout", LogoutForm.SendAsync);
        pages.MapGet("/logged-out", MessagePages.SignedOut);
        pages.MapGet("/forbidden", MessagePages.Forbidden);
        routes.MapGroup("").AddEndpointFilter(PageHeaders.SetAsync).Allow(AccessDecision.Anyone).ExcludeFromDescription().MapSecurityPages();
        routes.MapGet("/account/assets/account.css", (HttpContext context) => Asset(context, "account.css", "text/css")).Allow(AccessDecision.Anyone).ExcludeFromDescription();
        routes.MapGet("/account/assets/passkeys.js", (HttpContext context) => Asset(context, "passkeys.js", "text/javascript")).Allow(AccessDecision.Anyone).ExcludeFromDescription();
    }

    /// <summary>The form that was sent; null when it did not come from our own page, or too long ago.</summary>
    public static async Task<IFormCollection?> OwnFormAsync(this HttpContext context, CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType)
            return null;
        var proven = await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        return proven ? await context.Request.ReadFormAsync(cancel) : null;
    }

    private static IResult Asset(HttpContext context, string name, string type)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Stream(typeof(AccountPages).Assembly.GetManifestResourceStream(Assets + name)!, $"{type}; charset=utf-8");
    }
}
