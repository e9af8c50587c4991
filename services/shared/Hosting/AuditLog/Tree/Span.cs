using System.Numerics;

namespace Market.Hosting.AuditLog.Tree;

/// <summary>A complete subtree: the leaves <c>Position·2^Level</c> up to the next such multiple.</summary>
internal readonly record struct NodeId(int Level, long Position)
{
    private const int PositionBits = 48;

    /// <summary>One number for both, the key in the database.</summary>
    public long Key => ((long)Level << PositionBits) | Position;

    public long First => Position << Level;

    public long Width => 1L << Level;
}

/// <summary>Consecutive leaves that hang together under one hash in some tree: begins at a multiple of every subtree in it.</summary>
internal readonly record struct Span(long Start, long Length)
{
    /// <summary>The complete subtrees that make it up, the largest first.</summary>
    public IEnumerable<NodeId> Nodes
    {
        get
        {
            var (start, left) = (Start, Length);
            while (left > 0)
            {
                var level = 63 - BitOperations.LeadingZeroCount((ulong)left);
                yield return new NodeId(level, start >> level);
                start += 1L << level;
                left -= 1L << level;
            }
        }
    }

    public byte[] Hash(IReadOnlyDictionary<NodeId, byte[]> nodes) =>
        Length == 0 ? Merkle.Empty : Nodes.Reverse().Select(node => nodes[node]).Aggregate((right, left) => Merkle.Node(left, right));
}

/// <summary>Which spans a proof consists of (RFC 6962, 2.1.1 and 2.1.2).</summary>
internal static class Proofs
{
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public static List<Span> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new List<Span>();
        Path(index, new Span(0, size), proof);
        return proof;
    }

    /// <exception cref="ArgumentOutOfRangeException">The earlier tree is empty or the larger of the two.</exception>
    public static List<Span> Consistency(long size, long later)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, later);
        var proof = new List<Span>();
        Subproof(size, new Span(0, later), true, proof);
        return proof;
    }

    private static void Path(long index, Span tree, List<Span> proof)
    {
        if (tree.Length == 1)
            return;
        var (left, right) = Split(tree);
        Path(index < left.Length ? index : index - left.Length, index < left.Length ? left : right, proof);
        proof.Add(index < left.Length ? right : left);
    }

    private static void Subproof(long size, Span tree, bool known, List<Span> proof)
    {
        if (size == tree.Length)
        {
            if (!known)
                proof.Add(tree);
            return;
        }

        var (left, right) = Split(tree);
        if (size <= left.Length)
            Subproof(size, left, known, proof);
        else
            Subproof(size - left.Length, right, false, proof);
        proof.Add(size <= left.Length ? right : left);
    }

    private static (Span Left, Span Right) Split(Span tree)
    {
        var half = 1L << (63 - BitOperations.LeadingZeroCount((ulong)(tree.Length - 1)));
        return (new Span(tree.Start, half), new Span(tree.Start + half, tree.Length - half));
    }
}
