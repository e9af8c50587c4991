using Market.Identity.Domain;
using Market.Identity.SignIn;

using Microsoft.AspNetCore.Identity;

using OpenIddict.Abstractions;

namespace Market.Identity.Issuer;

/// <summary>Ends a person's session at the issuer, and every refresh token that came from any of the person's sessions.</summary>
internal sealed class SignOutEverywhere(
    SignInManager<Account> signIn, UserManager<Account> accounts, IOpenIddictAuthorizationManager authorizations, IOpenIddictTokenManager tokens,
    BackchannelLogout gateway)
{
    public async Task RunAsync(HttpContext context, string subject, CancellationToken cancel)
    {
        await RevokeAsync(subject, cancel);
        if (await accounts.FindByIdAsync(subject) is { } account)
            await accounts.UpdateSecurityStampAsync(account);
        signIn.Context = context;
        await signIn.SignOutAsync();
    }

    /// <summary>Makes the person's refresh tokens worthless and ends the sessions at the gateway; access tokens live out their five minutes.</summary>
    public async Task RevokeAsync(string subject, CancellationToken cancel)
    {
        await authorizations.RevokeBySubjectAsync(subject, cancel);
        await tokens.RevokeBySubjectAsync(subject, cancel);
        await gateway.SendAsync(subject, cancel);
    }
}
