namespace Market.Hosting.AuditLog.Tree;

/// <summary>The right edge of a tree: the complete subtrees of which it consists. Enough to append and to know the root.</summary>
internal sealed class Frontier
{
    private readonly List<(NodeId Id, byte[] Hash)> _edge = [];

    public Frontier(long size, IReadOnlyDictionary<NodeId, byte[]> nodes)
    {
        Size = size;
        _edge.AddRange(new Span(0, size).Nodes.Select(id => (id, nodes[id])));
    }

    public long Size { get; private set; }

    public byte[] Root => _edge.Count == 0 ? Merkle.Empty : _edge.Select(node => node.Hash).Reverse().Aggregate((right, left) => Merkle.Node(left, right));

    /// <summary>Appends a leaf; gives the subtrees that this completed, from small to large, without the leaf.</summary>
    public List<(NodeId Id, byte[] Hash)> Append(byte[] leafHash)
    {
        var completed = new List<(NodeId, byte[])>();
        _edge.Add((new NodeId(0, Size++), leafHash));
        while (_edge.Count > 1 && _edge[^1].Id.Level == _edge[^2].Id.Level)
        {
            var (left, right) = (_edge[^2], _edge[^1]);
            _edge.RemoveRange(_edge.Count - 2, 2);
            _edge.Add((new NodeId(left.Id.Level + 1, left.Id.Position >> 1), Merkle.Node(left.Hash, right.Hash)));
            completed.Add(_edge[^1]);
        }

        return completed;
    }
}
