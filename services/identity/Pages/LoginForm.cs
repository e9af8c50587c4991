using System.Globalization;

using Market.Identity.Domain;
using Market.Identity.SignIn;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Market.Identity.Pages;

/// <summary>Signing in with mail address and password.</summary>
internal static class LoginForm
{
    public static RazorComponentResult Show(HttpContext context, string? returnUrl) => Draw(context, 200, returnUrl, null, _ => []);

    public static async Task<IResult> SendAsync(
        HttpContext context, PasswordSignIn signIn, AccountSession session, SignInThrottle throttle, KnownDevice devices, TimeProvider time, CancellationToken cancel)
    {
        var typed = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancel) : FormCollection.Empty;
        var (email, returnUrl) = (typed["email"].ToString(), typed["returnUrl"].ToString());
        if (await context.OwnFormAsync(cancel) is null)
            return Draw(context, 400, returnUrl, email, page => [new PageError(null, page.Texts.FormExpired)]);

        var name = EmailAddress.Normalize(email) ?? "";
        var source = devices.SourceOf(context, name);
        if (await throttle.WaitAsync(name, source, cancel) is { Ticks: > 0 } wait)
            return Wait(context, returnUrl, email, wait);
        if (await signIn.CheckAsync(email, typed["password"].ToString(), cancel) is not { } account)
        {
            await throttle.FailedAsync(name, source, cancel);
            return Draw(context, 401, returnUrl, email, page => [new PageError("email", page.Texts.WrongPassword)]);
        }

        await throttle.SucceededAsync(name, source, cancel);
        devices.Remember(context, name);
        await session.StartAsync(account, SignInProof.ByPassword(time.GetUtcNow()));
        return Results.Redirect(ReturnUrl.LocalOrDefault(returnUrl));
    }

    public static RazorComponentResult PasskeyFailed(HttpContext context) =>
        Draw(context, 401, context.Request.HasFormContentType ? context.Request.Form["returnUrl"] : "", null, page => [new PageError(null, page.Texts.Security.PasskeyFailed)]);

    private static RazorComponentResult Wait(HttpContext context, string returnUrl, string email, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Draw(context, 429, returnUrl, email, page => page.Words([IdentityErrors.TooManyAttempts(wait)]));
    }

    private static RazorComponentResult Draw(HttpContext context, int status, string? returnUrl, string? email, Func<PageContext, IReadOnlyList<PageError>> errors)
    {
        var page = PageContext.Of(context, returnUrl);
        return PageContext.Draw<LoginPage>(status, new() { [nameof(LoginPage.Page)] = page, [nameof(LoginPage.Email)] = email, [nameof(LoginPage.Errors)] = errors(page) });
    }
}
