using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Tree;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.AuditLog.Publishing;

/// <summary>All that is needed to check, without the market, that a leaf is in the log.</summary>
/// <param name="Leaf">The leaf's text; its UTF-8 bytes are hashed.</param>
/// <param name="Nonce">Lower-case hex; the salt of the leaf's <c>evidence</c>, null when it vouches for nothing.</param>
/// <param name="Proof">Lower-case hex hashes, from the leaf up.</param>
/// <param name="Checkpoint">The first signed note that covers the leaf.</param>
/// <param name="Key">The public key that signed it, as <c>name+hash+key</c>.</param>
public sealed record LeafProof(string Leaf, string? Nonce, long Index, IReadOnlyList<string> Proof, string Checkpoint, string Key);

/// <summary>Proofs about the service's log. Only for sizes that a checkpoint covers: others would tell how fast it grows.</summary>
public sealed class LogProofs
{
    private readonly MarketDb _db;
    private readonly LogKey _key;

    internal LogProofs(MarketDb db, LogKey key) => (_db, _key) = (db, key);

    /// <summary>Null until a checkpoint covers the leaf; that takes a minute at most.</summary>
    public async Task<LeafProof?> OfLeafAsync(Guid id, CancellationToken cancel)
    {
        var leaf = await _db.AuditLeaves.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (leaf?.Index is not { } index)
            return null;
        var covering = await _db.AuditCheckpoints.AsNoTracking().Where(row => row.Size > index).OrderBy(row => row.Id).FirstOrDefaultAsync(cancel);
        if (covering is null)
            return null;
        var secret = await _db.AuditSecrets.AsNoTracking().SingleOrDefaultAsync(row => row.LeafId == id, cancel);
        var proof = await _db.ProofAsync(Proofs.Inclusion(index, covering.Size), cancel);
        return new LeafProof(leaf.Data, secret?.Nonce is { } nonce ? Convert.ToHexStringLower(nonce) : null, index, Hex(proof), covering.Note, _key.Verifier.As(covering.Note).ToString());
    }

    internal static IReadOnlyList<string> Hex(IReadOnlyList<byte[]> hashes) => [.. hashes.Select(Convert.ToHexStringLower)];
}
