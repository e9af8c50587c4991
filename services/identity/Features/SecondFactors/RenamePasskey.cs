using Market.Hosting.Access;
using Market.Identity.Domain;
using Market.Identity.SignIn;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Identity;

namespace Market.Identity.Features.SecondFactors;

/// <summary>Somebody calls an own passkey otherwise.</summary>
internal sealed record RenamePasskey(Caller Caller, byte[] CredentialId, string Name) : ICommand<Result>;

internal sealed class RenamePasskeyHandler(UserManager<Account> accounts) : ICommandHandler<RenamePasskey, Result>
{
    public async ValueTask<Result> Handle(RenamePasskey command, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(command.Caller.PersonId.ToString()) is not { } account || await accounts.GetPasskeyAsync(account, command.CredentialId) is not { } passkey)
            return Error.NotFound();
        passkey.Name = PasskeyName.Of(command.Name);
        return (await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Kept();
    }
}
