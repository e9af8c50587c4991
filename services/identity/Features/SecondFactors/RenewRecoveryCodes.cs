using Market.Hosting.Access;
using Market.Identity.Domain;
using Market.Identity.SecondFactors;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

namespace Market.Identity.Features.SecondFactors;

/// <summary>Somebody takes fresh recovery codes; those that are left stop working.</summary>
internal sealed record RenewRecoveryCodes(Caller Caller) : ICommand<Result<FreshRecoveryCodes>>;

internal sealed class RenewRecoveryCodesHandler(IdentityDb db) : ICommandHandler<RenewRecoveryCodes, Result<FreshRecoveryCodes>>
{
    public async ValueTask<Result<FreshRecoveryCodes>> Handle(RenewRecoveryCodes command, CancellationToken cancel)
    {
        var fresh = await db.ReplaceRecoveryCodesAsync(command.Caller.PersonId, cancel);
        await db.ChangeFactorsAsync(command.Caller.PersonId, FactorChange.RecoveryCodesRenewed, cancel);
        await db.SaveChangesAsync(cancel);
        return fresh;
    }
}
