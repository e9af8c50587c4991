using System.Security.Cryptography;

using Market.Hosting.Invariants;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Invariants;

/// <summary>That everything which is sealed can still be opened by who may. Says ids only, and keeps nothing of what it opens.</summary>
internal static class SealingInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<SolutionsDb>("sealing.master-key", "The database is sealed under the master key at hand", OtherKeyAsync),
        Invariant.Of<SolutionsDb>("sealing.nothing-unsealed", "Nothing lies unsealed", db => db.UnsealedRows.Select(row => row.Id)),
        Invariant.Of<SolutionsDb>("sealing.opening-key", "Each challenge has its opening key, and its two halves belong together", BrokenKeysAsync),
        Invariant.Of<SolutionsDb>("sealing.drafts", "Each team can read its own draft", async (db, cancel) =>
            Unreadable(db, "draft", await db.ReadableSolutions.AsNoTracking().Select(row => new SealedRow(row.Id, row.Sealed)).ToListAsync(cancel))),
        Invariant.Of<SolutionsDb>("sealing.submissions", "Each team can read what it submitted, and that has the hash on the receipt", DamagedSubmissionsAsync),
        Invariant.Of<SolutionsDb>("sealing.opened", "What was opened can be read", async (db, cancel) =>
            Unreadable(db, "opened", await db.OpenedSubmissions.AsNoTracking().Select(row => new SealedRow(row.Id, row.Sealed)).ToListAsync(cancel))),
    ];

    private static async Task<IEnumerable<string>> OtherKeyAsync(SolutionsDb db, CancellationToken cancel)
    {
        var states = await db.SealingStates.AsNoTracking().ToListAsync(cancel);
        return states.Where(state => state.Fingerprint != db.Vault.Fingerprint).Select(state => $"it is sealed under {state.Fingerprint}, and at hand is {db.Vault.Fingerprint}");
    }

    private static async Task<IEnumerable<string>> BrokenKeysAsync(SolutionsDb db, CancellationToken cancel)
    {
        var keys = await db.OpeningKeys.AsNoTracking().ToDictionaryAsync(key => key.Id, cancel);
        var challenges = await db.Briefs.AsNoTracking().Select(brief => brief.Id).ToListAsync(cancel);
        return challenges.Where(id => !keys.TryGetValue(id, out var key) || !key.IsSound(db.Vault)).Select(id => id.ToString());
    }

    private static async Task<IEnumerable<string>> DamagedSubmissionsAsync(SolutionsDb db, CancellationToken cancel)
    {
        var received = await db.ReadableSubmissions.AsNoTracking().ToListAsync(cancel);
        return received.Where(row => !row.TryOpenForTeam(db.Vault) || (row.Content is { } content && CanonicalContent.Hash(content) != row.ContentHash)).Select(row => row.Id.ToString());
    }

    private static IEnumerable<string> Unreadable(SolutionsDb db, string kind, IEnumerable<SealedRow> rows) =>
        rows.Where(row => !CanOpen(db.Vault, kind, row)).Select(row => row.Id.ToString());

    private static bool CanOpen(Vault vault, string kind, SealedRow row)
    {
        try
        {
            vault.Open(row.Sealed, kind, row.Id);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

/// <summary>An envelope as it lies in the database. A damaged one cannot be loaded as what it belongs to.</summary>
internal sealed record SealedRow(Guid Id, byte[] Sealed);
