using Market.Identity.Domain;
using Market.Identity.Features.SecondFactors;
using Market.Identity.SecondFactors;
using Market.Identity.SignIn;

using Mediator;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Market.Identity.Pages.Security;

/// <summary>Setting up an authenticator app. The secret travels in the form, readable by this service only, until a code proves that the app has it.</summary>
internal static class AuthenticatorForm
{
    public static async Task<IResult> ShowAsync(HttpContext context, string? returnUrl, AccountGate gate, AuthenticatorSecrets secrets, CancellationToken cancel)
    {
        var (person, elsewhere) = await gate.ProvenAsync(context, cancel);
        return person is null ? elsewhere : Draw(context, 200, returnUrl, person, secrets, AuthenticatorSecrets.Fresh(), _ => []);
    }

    public static async Task<IResult> SendAsync(
        HttpContext context, AccountGate gate, AuthenticatorSecrets secrets, ISender sender, AccountSession session, TimeProvider time, CancellationToken cancel)
    {
        var (person, elsewhere) = await gate.ProvenAsync(context, cancel);
        if (person is null)
            return elsewhere;
        var form = await context.OwnFormAsync(cancel);
        if (form is null || secrets.TakeOffer(person.Account.Id, form["offer"].ToString()) is not { } secret)
            return Draw(context, 400, context.Request.Form["returnUrl"], person, secrets, AuthenticatorSecrets.Fresh(), page => [new PageError(null, page.Texts.FormExpired)]);
        var code = string.Concat(form["code"].ToString().Where(char.IsAsciiDigit));
        var outcome = await sender.Send(new ConfirmAuthenticator(person.Caller, secret, code), cancel);
        if (outcome.Failed)
            return Draw(context, 400, form["returnUrl"], person, secrets, secret, page => page.Words([IdentityErrors.CodeWrong("code")]));
        await session.StartAsync(person.Account, person.Proof.And(SignInProof.OneTimeCode, time.GetUtcNow()));
        return RecoveryCodesPages.Draw(context, form["returnUrl"], outcome.Value);
    }

    private static RazorComponentResult Draw(
        HttpContext context, int status, string? returnUrl, AtTheGate person, AuthenticatorSecrets secrets, byte[] secret, Func<PageContext, IReadOnlyList<PageError>> errors)
    {
        var page = PageContext.Of(context, returnUrl);
        return PageContext.Draw<AuthenticatorPage>(status, new()
        {
            [nameof(AuthenticatorPage.Page)] = page,
            [nameof(AuthenticatorPage.Offer)] = secrets.Offer(person.Account.Id, secret),
            [nameof(AuthenticatorPage.Secret)] = Base32.Encode(secret),
            [nameof(AuthenticatorPage.Email)] = person.Account.UserName,
            [nameof(AuthenticatorPage.Errors)] = errors(page),
        });
    }
}
