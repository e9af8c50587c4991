using System.Security.Cryptography;
using System.Text;

using Market.Identity.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.SecondFactors;

internal static class RecoveryCodes
{
    public const int Count = 10;
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Four groups of four: 80 bits each, so that a hash alone protects them.</summary>
    private static IReadOnlyList<string> Fresh() =>
        [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4))))];

    /// <summary>However it was typed: case, spaces and dashes say nothing.</summary>
    public static byte[] Hash(Guid account, string code) =>
        SHA256.HashData([.. account.ToByteArray(), .. Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant())]);

    /// <summary>Puts fresh codes in the place of those that are left; the caller saves.</summary>
    public static async Task<FreshRecoveryCodes> ReplaceRecoveryCodesAsync(this IdentityDb db, Guid account, CancellationToken cancel)
    {
        var fresh = new FreshRecoveryCodes(Fresh());
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(row => row.AccountId == account).ToListAsync(cancel));
        db.RecoveryCodes.AddRange(fresh.Codes.Select(code => new RecoveryCode { AccountId = account, Hash = Hash(account, code) }));
        return fresh;
    }
}

/// <summary>To be shown once; the market keeps only their hashes.</summary>
internal sealed record FreshRecoveryCodes(IReadOnlyList<string> Codes);
