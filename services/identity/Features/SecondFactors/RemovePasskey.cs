using Market.Hosting.Access;
using Market.Identity.Domain;
using Market.Identity.SignIn;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Identity;

namespace Market.Identity.Features.SecondFactors;

/// <summary>Somebody gives up an own passkey.</summary>
internal sealed record RemovePasskey(Caller Caller, byte[] CredentialId) : ICommand<Result>;

internal sealed class RemovePasskeyHandler(IdentityDb db, UserManager<Account> accounts) : ICommandHandler<RemovePasskey, Result>
{
    public async ValueTask<Result> Handle(RemovePasskey command, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(command.Caller.PersonId.ToString()) is not { } account || await accounts.GetPasskeyAsync(account, command.CredentialId) is null)
            return Error.NotFound();
        await db.ChangeFactorsAsync(account.Id, FactorChange.PasskeyRemoved, cancel);
        return (await accounts.RemovePasskeyAsync(account, command.CredentialId)).Kept();
    }
}
