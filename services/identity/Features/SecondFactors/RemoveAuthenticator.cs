using Market.Hosting.Access;
using Market.Identity.Domain;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.SecondFactors;

/// <summary>Somebody gives up the own authenticator app, and with it the recovery codes.</summary>
internal sealed record RemoveAuthenticator(Caller Caller) : ICommand<Result>;

internal sealed class RemoveAuthenticatorHandler(IdentityDb db) : ICommandHandler<RemoveAuthenticator, Result>
{
    public async ValueTask<Result> Handle(RemoveAuthenticator command, CancellationToken cancel)
    {
        var account = command.Caller.PersonId;
        if (await db.Authenticators.SingleOrDefaultAsync(row => row.Id == account, cancel) is not { } authenticator)
            return Error.NotFound();
        db.Authenticators.Remove(authenticator);
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(row => row.AccountId == account).ToListAsync(cancel));
        await db.ChangeFactorsAsync(account, FactorChange.AuthenticatorRemoved, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }
}
