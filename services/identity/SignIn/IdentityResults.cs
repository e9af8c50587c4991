using Market.Identity.Domain;
using Market.Kernel;

using Microsoft.AspNetCore.Identity;

namespace Market.Identity.SignIn;

internal static class IdentityResults
{
    /// <summary>Whether what <see cref="UserManager{TUser}"/> was asked to keep is kept. It is not when the account was changed meanwhile.</summary>
    public static Result Kept(this IdentityResult saved) => saved.Succeeded ? Result.Done : IdentityErrors.AccountChanged;
}
