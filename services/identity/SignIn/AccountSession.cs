using System.Security.Claims;

using Market.Identity.Pages;
using Market.Identity.Storage;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Market.Identity.SignIn;

/// <summary>The session of a browser at the issuer.</summary>
internal sealed class AccountSession(SignInManager<Account> signIn, UserManager<Account> accounts, IdentityDb db)
{
    /// <summary>Who is signed in, and by what proof; null when nobody is. Pages are in this person's language from then on.</summary>
    public async Task<(Account Account, SignInProof Proof)?> FindAsync(HttpContext context)
    {
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await accounts.FindByIdAsync(id) is not { } account)
            return null;
        PageLanguage.ReadBy(context, await db.People.Where(person => person.Id == account.Id).Select(person => person.Language).SingleOrDefaultAsync());
        return (account, SignInProof.Of(session.Principal));
    }

    /// <summary>Begins a session, or writes down that the person of the present one proved more.</summary>
    public Task StartAsync(Account account, SignInProof proof) => signIn.SignInWithClaimsAsync(account, isPersistent: false, proof.ToClaims());
}
