using Market.Hosting.AuditLog.Tree;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.AuditLog.Sequencing;

/// <summary>Reads subtrees of the stored log: large ones as stored, small ones from their leaves. Two questions to the database, whatever the size.</summary>
internal static class TreeReader
{
    public static async Task<IReadOnlyDictionary<NodeId, byte[]>> NodesAsync(this MarketDb db, IEnumerable<Tree.Span> spans, CancellationToken cancel)
    {
        var wanted = spans.SelectMany(span => span.Nodes).Distinct().ToList();
        var (small, large) = (wanted.Where(id => id.Level < AuditNode.LowestLevel).ToList(), wanted.Where(id => id.Level >= AuditNode.LowestLevel).ToList());
        var found = new Dictionary<NodeId, byte[]>();
        if (large.Count > 0)
        {
            var keys = large.Select(id => id.Key).ToList();
            var rows = await db.AuditNodes.AsNoTracking().Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, row => row.Hash, cancel);
            large.ForEach(id => found[id] = rows[id.Key]);
        }

        if (small.Count > 0)
        {
            var indexes = small.SelectMany(id => Enumerable.Range(0, (int)id.Width).Select(offset => (long?)(id.First + offset))).ToList();
            var leaves = await db.AuditLeaves.AsNoTracking().Where(leaf => indexes.Contains(leaf.Index))
                .Select(leaf => new { leaf.Index, leaf.Hash }).ToDictionaryAsync(leaf => leaf.Index!.Value, leaf => leaf.Hash!, cancel);
            small.ForEach(id => found[id] = Compute(id, leaves));
        }

        return found;
    }

    public static async Task<Frontier> FrontierAsync(this MarketDb db, long size, CancellationToken cancel) =>
        new(size, await db.NodesAsync([new Tree.Span(0, size)], cancel));

    /// <summary>The hashes of a proof, in order.</summary>
    public static async Task<IReadOnlyList<byte[]>> ProofAsync(this MarketDb db, IReadOnlyList<Tree.Span> spans, CancellationToken cancel)
    {
        var nodes = await db.NodesAsync(spans, cancel);
        return [.. spans.Select(span => span.Hash(nodes))];
    }

    private static byte[] Compute(NodeId id, Dictionary<long, byte[]> leaves) => id.Level == 0
        ? leaves[id.Position]
        : Merkle.Node(Compute(new NodeId(id.Level - 1, id.Position * 2), leaves), Compute(new NodeId(id.Level - 1, id.Position * 2 + 1), leaves));
}
