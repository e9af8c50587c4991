using Market.Identity.SignIn;

using Microsoft.AspNetCore.Identity;

namespace Market.Identity.Pages.Security;

/// <summary>The questions that the script puts to the browser, as JSON; Identity remembers each in a cookie until the answer comes.</summary>
internal static class PasskeyQuestions
{
    private const string Json = "application/json";

    /// <summary>For a new passkey of who is signed in.</summary>
    public static async Task<IResult> ToCreateAsync(HttpContext context, AccountGate gate, SignInManager<Account> passkeys, CancellationToken cancel)
    {
        var (person, _) = await gate.ProvenAsync(context, cancel);
        if (person is null || await context.OwnFormAsync(cancel) is null)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var owner = new PasskeyUserEntity { Id = person.Account.Id.ToString(), Name = person.Account.UserName!, DisplayName = person.Account.UserName! };
        return Results.Text(await passkeys.MakePasskeyCreationOptionsAsync(owner), Json);
    }

    /// <summary>For a passkey of who is signed in; of anybody when nobody is.</summary>
    public static async Task<IResult> ToShowAsync(HttpContext context, AccountSession session, SignInManager<Account> passkeys, CancellationToken cancel)
    {
        if (await context.OwnFormAsync(cancel) is null)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var present = await session.FindAsync(context);
        return Results.Text(await passkeys.MakePasskeyRequestOptionsAsync(present?.Account), Json);
    }
}
