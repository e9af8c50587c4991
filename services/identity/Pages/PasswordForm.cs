using System.Security.Claims;

using Market.Identity.Domain;
using Market.Identity.Issuer;
using Market.Identity.SignIn;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Market.Identity.Pages;

/// <summary>Choosing another password, for example after the first one that an administrator handed over.</summary>
internal static class PasswordForm
{
    private const string SignInFirst = "/account/login?returnUrl=/account/password";

    public static async Task<IResult> ShowAsync(HttpContext context, UserManager<Account> accounts) =>
        await SignedInAsync(context, accounts) is { } account ? Draw(context, 200, account, _ => []) : Results.Redirect(SignInFirst);

    public static async Task<IResult> SendAsync(
        HttpContext context, UserManager<Account> accounts, PasswordSignIn signIn, SignOutEverywhere signOut, SignInThrottle throttle, KnownDevice devices, CancellationToken cancel)
    {
        if (await SignedInAsync(context, accounts) is not { } account)
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
        await signIn.ReplaceAsync(account, form["password"].ToString());
        await signIn.StartSessionAsync(account);
        return MessagePages.PasswordChanged(context);
    }

    private static async Task<Account?> SignedInAsync(HttpContext context, UserManager<Account> accounts)
    {
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? await accounts.FindByIdAsync(id) : null;
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
