using Market.Identity.Features.SecondFactors;
using Market.Identity.SecondFactors;
using Market.Identity.SignIn;

using Mediator;

namespace Market.Identity.Pages.Security;

/// <summary>What the browser answered: a passkey that was made, or shown.</summary>
internal static class PasskeyAnswers
{
    public static async Task<IResult> AddAsync(
        HttpContext context, AccountGate gate, PasskeyCheck check, ISender sender, AccountSession session, TimeProvider time, CancellationToken cancel)
    {
        var (person, elsewhere) = await gate.ProvenAsync(context, cancel);
        if (person is null)
            return elsewhere;
        if (await context.OwnFormAsync(cancel) is not { } form)
            return await SecurityHome.DrawAsync(context, 400, null, page => page.Texts.FormExpired, cancel);
        if (await check.MadeAsync(person.Account, form["credential"].ToString()) is not { } made)
            return await SecurityHome.DrawAsync(context, 400, form["returnUrl"], page => page.Texts.Security.PasskeyFailed, cancel);
        if (await sender.Send(new AddPasskey(person.Caller, made, form["name"].ToString()), cancel) is { Failed: true } refused)
            return await SecurityHome.DrawAsync(context, 409, form["returnUrl"], page => page.Words(refused.Errors)[0].Text, cancel);
        await session.StartAsync(person.Account, person.Proof.And(SignInProof.ProofOfPossession, time.GetUtcNow()));
        return SecurityHome.Back(context, form["returnUrl"]);
    }

    /// <summary>As a second factor of who is signed in.</summary>
    public static async Task<IResult> StepUpAsync(HttpContext context, AccountGate gate, PasskeyCheck check, AccountSession session, TimeProvider time, CancellationToken cancel)
    {
        var (person, elsewhere) = await gate.SignedInAsync(context, cancel);
        if (person is null)
            return elsewhere;
        var form = await context.OwnFormAsync(cancel);
        if (form is null || await check.OwnerAsync(form["credential"].ToString(), cancel) is not { } owner || owner.Id != person.Account.Id)
            return StepUpForm.PasskeyFailed(context, person.Factors);
        await session.StartAsync(person.Account, person.Proof.And(SignInProof.ProofOfPossession, time.GetUtcNow()));
        return Results.Redirect(ReturnUrl.LocalOrDefault(form["returnUrl"]));
    }

    /// <summary>Instead of mail address and password.</summary>
    public static async Task<IResult> SignInAsync(HttpContext context, PasskeyCheck check, AccountSession session, TimeProvider time, CancellationToken cancel)
    {
        var form = await context.OwnFormAsync(cancel);
        if (form is null || await check.OwnerAsync(form["credential"].ToString(), cancel) is not { } owner)
            return LoginForm.PasskeyFailed(context);
        await session.StartAsync(owner, SignInProof.ByPasskey(time.GetUtcNow()));
        return Results.Redirect(ReturnUrl.LocalOrDefault(form["returnUrl"]));
    }
}
