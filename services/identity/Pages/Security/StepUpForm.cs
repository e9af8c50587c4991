using System.Globalization;

using Market.Identity.Domain;
using Market.Identity.SecondFactors;
using Market.Identity.SignIn;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Market.Identity.Pages.Security;

/// <summary>Asks somebody who is signed in for a second factor, and goes on where the person was.</summary>
internal static class StepUpForm
{
    public static async Task<IResult> ShowAsync(HttpContext context, string? returnUrl, AccountGate gate, CancellationToken cancel)
    {
        var (person, elsewhere) = await gate.SignedInAsync(context, cancel);
        if (person is null)
            return elsewhere;
        return person.Factors.HasAny ? Draw(context, 200, returnUrl, person.Factors, _ => []) : Results.Redirect(PageContext.Of(context, returnUrl).To(SecurityPages.Home));
    }

    public static async Task<IResult> SendAsync(
        HttpContext context, AccountGate gate, AccountSession session, SecondFactorCheck factors, FactorThrottle throttle, TimeProvider time, CancellationToken cancel)
    {
        var typed = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancel) : FormCollection.Empty;
        var returnUrl = typed["returnUrl"].ToString();
        var (person, elsewhere) = await gate.SignedInAsync(context, cancel);
        if (person is null)
            return elsewhere;
        if (await context.OwnFormAsync(cancel) is null)
            return Draw(context, 400, returnUrl, person.Factors, page => [new PageError(null, page.Texts.FormExpired)]);
        if (await throttle.WaitAsync(context, person.Account, cancel) is { Ticks: > 0 } wait)
            return Wait(context, returnUrl, person.Factors, wait);
        if (!await factors.UseAsync(person.Account.Id, typed["code"].ToString(), cancel))
        {
            await throttle.FailedAsync(context, person.Account, cancel);
            return Draw(context, 401, returnUrl, person.Factors, page => page.Words([IdentityErrors.CodeWrong("code")]));
        }

        await throttle.SucceededAsync(context, person.Account, cancel);
        await session.StartAsync(person.Account, person.Proof.And(SignInProof.OneTimeCode, time.GetUtcNow()));
        return Results.Redirect(ReturnUrl.LocalOrDefault(returnUrl));
    }

    public static RazorComponentResult PasskeyFailed(HttpContext context, FactorsOfAccount factors) =>
        Draw(context, 401, context.Request.HasFormContentType ? context.Request.Form["returnUrl"] : "", factors, page => [new PageError(null, page.Texts.Security.PasskeyFailed)]);

    private static RazorComponentResult Wait(HttpContext context, string returnUrl, FactorsOfAccount factors, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Draw(context, 429, returnUrl, factors, page => page.Words([IdentityErrors.TooManyAttempts(wait)]));
    }

    private static RazorComponentResult Draw(HttpContext context, int status, string? returnUrl, FactorsOfAccount factors, Func<PageContext, IReadOnlyList<PageError>> errors)
    {
        var page = PageContext.Of(context, returnUrl);
        return PageContext.Draw<StepUpPage>(status, new()
        {
            [nameof(StepUpPage.Page)] = page,
            [nameof(StepUpPage.Factors)] = factors,
            [nameof(StepUpPage.ShowsCodes)] = context.RequestServices.GetRequiredService<IOptions<IdentityServiceOptions>>().Value.OpenAuthenticator,
            [nameof(StepUpPage.Errors)] = errors(page),
        });
    }
}
