using Market.Hosting.Access;
using Market.Identity.Pages.Security;

using Microsoft.AspNetCore.Antiforgery;

namespace Market.Identity.Pages;

/// <summary>The pages under <c>/account</c>. They work without script; every form carries an antiforgery token.</summary>
internal static class AccountPages
{
    private const string Stylesheet = "Market.Identity.Pages.account.css";

    public static void MapAccountPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/account").AddEndpointFilter(PageHeaders.SetAsync).Allow(AccessDecision.Anyone).ExcludeFromDescription();
        pages.MapGet("/login", LoginForm.Show);
        pages.MapPost("/login", LoginForm.SendAsync);
        pages.MapGet("/registration", RegistrationForm.Show);
        pages.MapPost("/registration", RegistrationForm.SendAsync);
        pages.MapGet("/password", PasswordForm.ShowAsync);
        pages.MapPost("/password", PasswordForm.SendAsync);
        pages.MapGet("/logout", LogoutForm.Show);
        pages.MapPost("/logout", LogoutForm.SendAsync);
        pages.MapGet("/logged-out", MessagePages.SignedOut);
        pages.MapGet("/forbidden", MessagePages.Forbidden);
        pages.MapSecurityPages();
        routes.MapGet("/account/assets/account.css", Styles).Allow(AccessDecision.Anyone).ExcludeFromDescription();
    }

    /// <summary>The form that was sent; null when it did not come from our own page, or too long ago.</summary>
    public static async Task<IFormCollection?> OwnFormAsync(this HttpContext context, CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType)
            return null;
        var proven = await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        return proven ? await context.Request.ReadFormAsync(cancel) : null;
    }

    private static IResult Styles(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Stream(typeof(AccountPages).Assembly.GetManifestResourceStream(Stylesheet)!, "text/css; charset=utf-8");
    }
}
