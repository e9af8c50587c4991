using Market.Hosting.Access;
using Market.Identity.Domain;
using Market.Identity.SecondFactors;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.SecondFactors;

/// <summary>
/// Somebody proves by a code that the app on the phone has the secret: from now on it is this account's authenticator, instead of
/// an earlier one. Gives fresh recovery codes, which are shown this once.
/// </summary>
internal sealed record ConfirmAuthenticator(Caller Caller, byte[] Secret, string Code) : ICommand<Result<FreshRecoveryCodes>>;

internal sealed class ConfirmAuthenticatorHandler(IdentityDb db, AuthenticatorSecrets secrets, TimeProvider time)
    : ICommandHandler<ConfirmAuthenticator, Result<FreshRecoveryCodes>>
{
    public async ValueTask<Result<FreshRecoveryCodes>> Handle(ConfirmAuthenticator command, CancellationToken cancel)
    {
        var (account, now) = (command.Caller.PersonId, time.GetUtcNow());
        if (TimeCode.Match(command.Secret, command.Code, now, used: 0) is not { } step)
            return IdentityErrors.CodeWrong("code");
        var authenticator = secrets.For(account, command.Secret, now);
        authenticator.LastStep = step;
        if (await db.Authenticators.SingleOrDefaultAsync(row => row.Id == account, cancel) is { } earlier)
            db.Entry(earlier).CurrentValues.SetValues(authenticator);
        else
            db.Authenticators.Add(authenticator);
        var fresh = await db.ReplaceRecoveryCodesAsync(account, cancel);
        await db.ChangeFactorsAsync(account, FactorChange.AuthenticatorSet, cancel);
        await db.SaveChangesAsync(cancel);
        return fresh;
    }
}
