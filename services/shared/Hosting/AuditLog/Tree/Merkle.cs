using System.Security.Cryptography;

namespace Market.Hosting.AuditLog.Tree;

/// <summary>The hashes of an RFC 6962 Merkle tree (SHA-256), and the check of its proofs.</summary>
public static class Merkle
{
    /// <summary>The root of a tree without leaves.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    public static byte[] Leaf(ReadOnlySpan<byte> data) => SHA256.HashData([0, .. data]);

    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([1, .. left, .. right]);

    /// <summary>Whether <paramref name="proof"/> shows that the leaf stands at <paramref name="index"/> in the tree of that size and root (RFC 9162, 2.1.3.2).</summary>
    public static bool Includes(byte[] leafHash, long index, long size, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size)
            return false;
        var (place, last, hash) = (index, size - 1, leafHash);
        foreach (var step in proof)
        {
            if (last == 0 || step.Length != SHA256.HashSizeInBytes)
                return false;
            if ((place & 1) == 0 && place != last)
            {
                hash = Node(hash, step);
            }
            else
            {
                hash = Node(step, hash);
                while ((place & 1) == 0 && place != 0)
                    (place, last) = (place >> 1, last >> 1);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>Whether <paramref name="proof"/> shows that the larger tree begins with the smaller one (RFC 9162, 2.1.4.2).</summary>
    public static bool Extends(long size, byte[] root, long later, byte[] laterRoot, IReadOnlyList<byte[]> proof)
    {
        if (size < 1 || size > later || proof.Any(step => step.Length != SHA256.HashSizeInBytes))
            return false;
        if (size == later)
            return proof.Count == 0 && root.AsSpan().SequenceEqual(laterRoot);
        var steps = new Queue<byte[]>(IsPowerOfTwo(size) ? [root, .. proof] : proof);
        if (steps.Count == 0)
            return false;
        var (place, last) = (size - 1, later - 1);
        while ((place & 1) == 1)
            (place, last) = (place >> 1, last >> 1);
        var old = steps.Dequeue();
        var now = old;
        foreach (var step in steps)
        {
            if (last == 0)
                return false;
            if ((place & 1) == 1 || place == last)
            {
                (old, now) = (Node(step, old), Node(step, now));
                while ((place & 1) == 0 && place != 0)
                    (place, last) = (place >> 1, last >> 1);
            }
            else
            {
                now = Node(now, step);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && old.AsSpan().SequenceEqual(root) && now.AsSpan().SequenceEqual(laterRoot);
    }

    private static bool IsPowerOfTwo(long number) => (number & (number - 1)) == 0;
}
