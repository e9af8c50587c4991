using Market.Identity.Domain;
using Market.Identity.Issuer;
using Market.Identity.SignIn;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Market.Identity.Pages;

/// <summary>Choosing another password, for example after the first one that an administrator handed over.</summary>
internal static class PasswordForm
{
    private const string SignInFirst = "/account/login?returnUrl=/account/password";

    public static async Task<IResult> ShowAsync(HttpContext context, AccountSession session) =>
        await session.FindAsync(context) is { Account: var account } ? Draw(context, 200, account, _ => []) : Results.Redirect(SignInFirst);

    public static async Task<IResult> SendAsync(
        HttpContext context, AccountSession session, PasswordSignIn signIn, SignOutEverywhere signOut, SignInThrottle throttle, KnownDevice devices, TimeProvider time, CancellationToken cancel)
    {
        if (await session.FindAsync(context) is not { Account: var account })
            return Results.Redirect(SignInFirst);
        if (await context.OwnFormAsync(cancel) is not { } form)
            return Draw(context, 400, account, page => [new PageError(null, page.Texts.FormExpired)]);
        var (name, source) = (account.UserName!, devices.SourceOf(context, account.UserName!));
        if (await throttle.WaitAsync(name, source, cancel) is { Ticks: > 0 } wait)
            return Draw(context, 429, account, page => page.Words([IdentityErrors.TooManyAttempts(wait)]));
        if (await signIn.CheckAsync(name, form["current"].ToString(), cancel) is null)
        {
            await throttle.FailedAsync(name, source, cancel);
            return Draw(context, 400, account, page => [new PageError("current", page.Texts.WrongCurrentPassword)]);
        }

        if (PasswordRules.Check(form["password"].ToString(), form["passwordAgain"].ToString()) is { } error)
            return Draw(context, 400, account, page => page.Words([error]));
        await signOut.RunAsync(context, account.Id.ToString(), cancel);
        if (await signIn.ReplaceAsync(account, form["password"].ToString()) is { Failed: true } refused)
            return Draw(context, 409, account, page => page.Words(refused.Errors));
        await session.StartAsync(account, SignInProof.ByPassword(time.GetUtcNow()));
        return MessagePages.PasswordChanged(context);
    }

    private static RazorComponentResult Draw(HttpContext context, int status, Account account, Func<PageContext, IReadOnlyList<PageError>> errors)
    {
        var page = PageContext.Of(context, null);
        return PageContext.Draw<PasswordPage>(status, new()
        {
            [nameof(PasswordPage.Page)] = page,
            [nameof(PasswordPage.Email)] = account.UserName,
            [nameof(PasswordPage.Errors)] = errors(page),
        });
    }
}
