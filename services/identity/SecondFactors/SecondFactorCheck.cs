using Market.Identity.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.SecondFactors;

/// <summary>What an account can show as a second factor.</summary>
public sealed record FactorsOfAccount(DateTimeOffset? AuthenticatorSince, int RecoveryCodes, int Passkeys)
{
    public bool HasCode => AuthenticatorSince is not null || RecoveryCodes > 0;

    public bool HasAny => AuthenticatorSince is not null || Passkeys > 0;
}

/// <summary>Takes the codes that people type; each works once.</summary>
internal sealed class SecondFactorCheck(IdentityDb db, AuthenticatorSecrets secrets, TimeProvider time)
{
    public async Task<FactorsOfAccount> OfAsync(Guid account, CancellationToken cancel) => new(
        await db.Authenticators.Where(row => row.Id == account).Select(row => (DateTimeOffset?)row.Since).SingleOrDefaultAsync(cancel),
        await db.RecoveryCodes.CountAsync(row => row.AccountId == account, cancel),
        await db.Passkeys.CountAsync(row => row.UserId == account, cancel));

    /// <summary>Uses up a code of the authenticator app or a recovery code.</summary>
    /// <returns>False when it is neither, or was used before.</returns>
    public async Task<bool> UseAsync(Guid account, string typed, CancellationToken cancel)
    {
        var code = string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter)));
        return code.Length == TimeCode.Digits && code.All(char.IsAsciiDigit) ? await UseTimeCodeAsync(account, code, cancel) : await UseRecoveryCodeAsync(account, code, cancel);
    }

    private async Task<bool> UseTimeCodeAsync(Guid account, string code, CancellationToken cancel)
    {
        if (await db.Authenticators.AsNoTracking().SingleOrDefaultAsync(row => row.Id == account, cancel) is not { } authenticator)
            return false;
        if (TimeCode.Match(secrets.Read(authenticator), code, time.GetUtcNow(), authenticator.LastStep) is not { } step)
            return false;
        // In one statement: of two browsers with the same code one is too late.
        return await db.Authenticators.Where(row => row.Id == account && row.LastStep < step).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, step), cancel) == 1;
    }

    private async Task<bool> UseRecoveryCodeAsync(Guid account, string code, CancellationToken cancel)
    {
        var hash = RecoveryCodes.Hash(account, code);
        return await db.RecoveryCodes.Where(row => row.AccountId == account && row.Hash == hash).ExecuteDeleteAsync(cancel) == 1;
    }
}
