using Market.Hosting.Access.StepUp;
using Market.Identity.Features.SecondFactors;
using Market.Identity.SignIn;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Market.Identity.Pages.Security;

/// <summary>Which second factors an account has, and changing them.</summary>
internal static class SecurityHome
{
    public static Task<IResult> ShowAsync(HttpContext context, string? returnUrl, CancellationToken cancel) => DrawAsync(context, 200, returnUrl, null, cancel);

    public static Task<IResult> RemoveAuthenticatorAsync(HttpContext context, AccountGate gate, ISender sender, CancellationToken cancel) =>
        ChangeAsync(context, gate, (person, _) => sender.Send(new RemoveAuthenticator(person.Caller), cancel), cancel);

    public static Task<IResult> RenamePasskeyAsync(HttpContext context, AccountGate gate, ISender sender, CancellationToken cancel) =>
        ChangeAsync(context, gate, (person, form) => sender.Send(new RenamePasskey(person.Caller, IdIn(form), form["name"].ToString()), cancel), cancel);

    public static Task<IResult> RemovePasskeyAsync(HttpContext context, AccountGate gate, ISender sender, CancellationToken cancel) =>
        ChangeAsync(context, gate, (person, form) => sender.Send(new RemovePasskey(person.Caller, IdIn(form)), cancel), cancel);

    public static async Task<IResult> RenewRecoveryCodesAsync(HttpContext context, AccountGate gate, ISender sender, CancellationToken cancel)
    {
        var (person, elsewhere) = await gate.ProvenAsync(context, cancel);
        if (person is null)
            return elsewhere;
        if (await context.OwnFormAsync(cancel) is not { } form)
            return await DrawAsync(context, 400, null, page => page.Texts.FormExpired, cancel);
        return RecoveryCodesPages.Draw(context, form["returnUrl"], (await sender.Send(new RenewRecoveryCodes(person.Caller), cancel)).Value);
    }

    /// <summary>The page again, after something was done.</summary>
    public static IResult Back(HttpContext context, string? returnUrl) => Results.Redirect(QueryHelpers.AddQueryString(PageContext.Of(context, returnUrl).To(SecurityPages.Home), "ok", "saved"));

    /// <param name="wrong">What went wrong, when something did.</param>
    public static async Task<IResult> DrawAsync(HttpContext context, int status, string? returnUrl, Func<PageContext, string>? wrong, CancellationToken cancel)
    {
        var services = context.RequestServices;
        var (person, elsewhere) = await services.GetRequiredService<AccountGate>().SignedInAsync(context, cancel);
        if (person is null)
            return elsewhere;
        var page = PageContext.Of(context, returnUrl);
        return PageContext.Draw<SecurityPage>(status, new()
        {
            [nameof(SecurityPage.Page)] = page,
            [nameof(SecurityPage.Factors)] = person.Factors,
            [nameof(SecurityPage.Passkeys)] = (await services.GetRequiredService<UserManager<Account>>().GetPasskeysAsync(person.Account)).OrderBy(passkey => passkey.CreatedAt).ToList(),
            [nameof(SecurityPage.Minutes)] = (int)services.GetRequiredService<IOptions<StepUpOptions>>().Value.MaxAge.TotalMinutes,
            [nameof(SecurityPage.Saved)] = context.Request.Query["ok"] == "saved",
            [nameof(SecurityPage.Errors)] = wrong is null ? [] : (IReadOnlyList<PageError>)[new PageError(null, wrong(page))],
        });
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, AccountGate gate, Func<AtTheGate, IFormCollection, ValueTask<Result>> change, CancellationToken cancel)
    {
        var (person, elsewhere) = await gate.ProvenAsync(context, cancel);
        if (person is null)
            return elsewhere;
        if (await context.OwnFormAsync(cancel) is not { } form)
            return await DrawAsync(context, 400, null, page => page.Texts.FormExpired, cancel);
        return await change(person, form) is { Failed: true, Errors: [{ Kind: ErrorKind.Conflict }, ..] } refused
            ? await DrawAsync(context, 409, form["returnUrl"], page => page.Words(refused.Errors)[0].Text, cancel)
            : Back(context, form["returnUrl"]);
    }

    private static byte[] IdIn(IFormCollection form)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(form["id"].ToString());
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
