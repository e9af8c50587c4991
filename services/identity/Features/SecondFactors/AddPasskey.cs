using Market.Hosting.Access;
using Market.Identity.Domain;
using Market.Identity.SignIn;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Identity;

namespace Market.Identity.Features.SecondFactors;

/// <summary>Somebody adds a passkey that the browser just made and proved.</summary>
internal sealed record AddPasskey(Caller Caller, UserPasskeyInfo Passkey, string Name) : ICommand<Result>;

internal sealed class AddPasskeyHandler(IdentityDb db, UserManager<Account> accounts) : ICommandHandler<AddPasskey, Result>
{
    public async ValueTask<Result> Handle(AddPasskey command, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(command.Caller.PersonId.ToString()) is not { } account)
            return Error.NotFound();
        command.Passkey.Name = PasskeyName.Of(command.Name);
        await db.ChangeFactorsAsync(account.Id, FactorChange.PasskeyAdded, cancel);
        return (await accounts.AddOrUpdatePasskeyAsync(account, command.Passkey)).Kept();
    }
}
