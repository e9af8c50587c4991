using System.Security.Cryptography;

using Market.Hosting.AuditLog.Tree;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;

namespace Market.Hosting.AuditLog.Sequencing;

/// <summary>What one round adds to the log. Leaves without meaning go among the others (decision 9).</summary>
internal sealed class Growth(MarketDb db, AuditHead head, AuditLogOptions options, DateTimeOffset now)
{
    private readonly List<AuditLeaf> _numbered = [];
    private readonly List<AuditLeaf> _padding = [];
    private readonly List<AuditNode> _nodes = [];
    private Frontier? _tree;

    public long Size => head.Size;

    /// <param name="waiting">Leaves without a place; not in the context.</param>
    public async Task AppendAsync(List<AuditLeaf> waiting, CancellationToken cancel)
    {
        _numbered.AddRange(waiting);
        _tree = await db.FrontierAsync(head.Size, cancel);
        var all = new List<AuditLeaf>(waiting);
        if (waiting.Count > 0)
        {
            for (var count = RandomNumberGenerator.GetInt32(options.PaddingPerRound + 1); count > 0; count--)
                all.Insert(RandomNumberGenerator.GetInt32(all.Count + 1), Pad());
        }

        all.ForEach(Append);
    }

    /// <summary>Fills the last block and signs what stands there.</summary>
    public void Sign(LogKey key)
    {
        while (head.Size % options.Block != 0)
            Append(Pad());
        var note = new SignedNote(key.Verifier.Name, head.Size, _tree!.Root, now);
        db.AuditCheckpoints.Add(new AuditCheckpoint { Id = ++head.Checkpoints, Size = note.Size, Root = note.Root, At = note.At, Note = note.Sign(key) });
    }

    /// <summary>Writes the leaves and nodes of this round.</summary>
    public Task WriteAsync(CancellationToken cancel) => db.ExecuteAsync(
        [
            .. Statement.Update(db, _numbered, nameof(AuditLeaf.Index), nameof(AuditLeaf.Hash), nameof(AuditLeaf.Place)),
            .. Statement.Insert(db, _padding),
            .. Statement.Insert(db, _nodes),
        ],
        cancel);

    private AuditLeaf Pad()
    {
        var leaf = Trace.Padding(now);
        _padding.Add(leaf);
        return leaf;
    }

    private void Append(AuditLeaf leaf)
    {
        leaf.Index = head.Size++;
        leaf.Hash = Trace.HashOf(leaf);
        leaf.Place = Trace.PlaceOf(leaf.Index.Value, leaf.Hash);
        foreach (var (id, hash) in _tree!.Append(leaf.Hash).Where(node => node.Id.Level >= AuditNode.LowestLevel))
            _nodes.Add(new AuditNode { Key = id.Key, Hash = hash });
    }
}
