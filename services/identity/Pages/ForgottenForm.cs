using System.Globalization;

using Market.Identity.Domain;
using Market.Identity.Features.People;
using Market.Identity.SignIn;

using Mediator;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Market.Identity.Pages;

/// <summary>Asking for a link to choose another password. The answer is the same whoever has an account.</summary>
internal static class ForgottenForm
{
    private const string Throttled = "password-link";

    public static RazorComponentResult Show(HttpContext context) => Draw(context, 200, "", _ => []);

    public static async Task<IResult> SendAsync(HttpContext context, ISender sender, SignInThrottle throttle, CancellationToken cancel)
    {
        var typed = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancel) : FormCollection.Empty;
        var email = typed["email"].ToString();
        if (await context.OwnFormAsync(cancel) is null)
            return Draw(context, 400, email, page => [new PageError(null, page.Texts.FormExpired)]);
        if (EmailAddress.Normalize(email) is null)
            return Draw(context, 400, email, page => page.Words([IdentityErrors.EmailInvalid("email")]));
        var source = $"address {context.Connection.RemoteIpAddress}";
        if (await throttle.WaitAsync(Throttled, source, cancel) is { Ticks: > 0 } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Draw(context, 429, email, page => page.Words([IdentityErrors.TooManyAttempts(wait)]));
        }

        await throttle.FailedAsync(Throttled, source, cancel);
        await sender.Send(new AskPasswordLink(email), cancel);
        return MessagePages.PasswordLinkSent(context);
    }

    private static RazorComponentResult Draw(HttpContext context, int status, string email, Func<PageContext, IReadOnlyList<PageError>> errors)
    {
        var page = PageContext.Of(context, null);
        return PageContext.Draw<ForgottenPage>(status, new() { [nameof(ForgottenPage.Page)] = page, [nameof(ForgottenPage.Email)] = email, [nameof(ForgottenPage.Errors)] = errors(page) });
    }
}
