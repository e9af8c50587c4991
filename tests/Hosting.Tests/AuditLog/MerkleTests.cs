using Market.Hosting.AuditLog.Tree;

namespace Market.Hosting.Tests.AuditLog;

public sealed class MerkleTests
{
    /// <summary>The inputs and roots that the implementations of RFC 6962 publish.</summary>
    private static readonly string[] Inputs =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private const int Largest = 130;

    private static readonly Tree All = new(Enumerable.Range(0, Largest).Select(number => Merkle.Leaf([(byte)number])).ToArray());

    [Fact]
    public void The_published_roots_are_found()
    {
        var leaves = Inputs.Select(input => Merkle.Leaf(Convert.FromHexString(input))).ToArray();
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(Merkle.Empty));
        Assert.Equal(Roots, Enumerable.Range(1, leaves.Length).Select(size => Convert.ToHexStringLower(new Tree(leaves).Root(size))));
    }

    [Fact]
    public void The_edge_of_a_growing_tree_has_the_root_of_the_whole()
    {
        var edge = new Frontier(0, new Dictionary<NodeId, byte[]>());
        for (var size = 1; size <= Largest; size++)
        {
            foreach (var (id, hash) in edge.Append(All.Leaves[size - 1]))
                Assert.Equal(All.Hash(new Hosting.AuditLog.Tree.Span(id.First, id.Width)), hash);
            Assert.Equal(All.Root(size), edge.Root);
        }
    }

    [Fact]
    public void Every_leaf_of_every_tree_is_proven_and_nothing_else_is()
    {
        for (var size = 1; size <= Largest; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var proof = All.Hashes(Proofs.Inclusion(index, size));
                Assert.True(Merkle.Includes(All.Leaves[index], index, size, proof, All.Root(size)));
                Assert.False(Merkle.Includes(All.Leaves[index], index + 1, size, proof, All.Root(size)));
                Assert.False(Merkle.Includes(All.Leaves[index], index - 1, size, proof, All.Root(size)));
                Assert.False(Merkle.Includes(All.Leaves[(index + 1) % Largest], index, size, proof, All.Root(size)));
                Assert.All(Mutations(proof), mutated => Assert.False(Merkle.Includes(All.Leaves[index], index, size, mutated, All.Root(size))));
            }
        }
    }

    [Fact]
    public void Every_tree_is_proven_to_begin_with_every_smaller_one_and_with_nothing_else()
    {
        for (var later = 1; later <= Largest; later++)
        {
            for (var size = 1; size <= later; size++)
            {
                var proof = All.Hashes(Proofs.Consistency(size, later));
                Assert.True(Merkle.Extends(size, All.Root(size), later, All.Root(later), proof));
                if (size == later)
                    continue;
                Assert.False(Merkle.Extends(size, All.Root(later), later, All.Root(size), proof));
                Assert.False(Merkle.Extends(later, All.Root(size), size, All.Root(later), proof));
                Assert.False(Merkle.Extends(size, Flip(All.Root(size), 0), later, All.Root(later), proof));
                Assert.All(Mutations(proof), mutated => Assert.False(Merkle.Extends(size, All.Root(size), later, All.Root(later), mutated)));
            }
        }
    }

    [Fact]
    public void Proofs_hold_for_sizes_at_random()
    {
        var random = new Random(6962);
        var tree = new Tree(Enumerable.Range(0, 3000).Select(number => Merkle.Leaf(BitConverter.GetBytes(number))).ToArray());
        for (var trial = 0; trial < 200; trial++)
        {
            var later = random.Next(2, 3001);
            var (size, index) = (random.Next(1, later), random.Next(later));
            Assert.True(Merkle.Includes(tree.Leaves[index], index, later, tree.Hashes(Proofs.Inclusion(index, later)), tree.Root(later)));
            Assert.True(Merkle.Extends(size, tree.Root(size), later, tree.Root(later), tree.Hashes(Proofs.Consistency(size, later))));
        }
    }

    private static IEnumerable<IReadOnlyList<byte[]>> Mutations(IReadOnlyList<byte[]> proof)
    {
        yield return [.. proof, new byte[32]];
        yield return [new byte[32], .. proof];
        if (proof.Count == 0)
            yield break;
        yield return [.. proof.Skip(1)];
        yield return [.. proof.SkipLast(1)];
        yield return [.. proof.SkipLast(1), [.. proof[^1], 0]];
        for (var step = 0; step < proof.Count; step++)
            yield return [.. proof.Take(step), Flip(proof[step], step * 31 % 256), .. proof.Skip(step + 1)];
    }

    private static byte[] Flip(byte[] hash, int bit)
    {
        var changed = hash.ToArray();
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }

    /// <summary>The definition of RFC 6962 written down as it stands there, to compare with.</summary>
    private sealed class Tree(byte[][] leaves)
    {
        private readonly Dictionary<Hosting.AuditLog.Tree.Span, byte[]> _known = [];

        public byte[][] Leaves => leaves;

        public byte[] Root(int size) => Hash(new Hosting.AuditLog.Tree.Span(0, size));

        public IReadOnlyList<byte[]> Hashes(List<Hosting.AuditLog.Tree.Span> spans) => [.. spans.Select(Hash)];

        public byte[] Hash(Hosting.AuditLog.Tree.Span span)
        {
            if (span.Length == 1)
                return leaves[span.Start];
            if (_known.TryGetValue(span, out var known))
                return known;
            var half = 1L;
            while (half * 2 < span.Length)
                half *= 2;
            return _known[span] = Merkle.Node(Hash(new Hosting.AuditLog.Tree.Span(span.Start, half)), Hash(new Hosting.AuditLog.Tree.Span(span.Start + half, span.Length - half)));
        }
    }
}
