namespace Market.Solutions.Domain.Juries.Conflicts;

/// <summary>
/// Which organisations and enterprise numbers are one. Who has a number that another has or had is the same enterprise under another name or
/// number (quality S-12), however many numbers lie between.
/// </summary>
internal sealed class Identities
{
    private static readonly IReadOnlyList<ChainStep> Stay = [];

    private readonly Dictionary<Node, SortedSet<Node>> _shared = [];
    private readonly Dictionary<Node, IReadOnlyList<IReadOnlyList<ChainStep>>> _ways = [];

    public Identities(IReadOnlyList<OrganisationFact> organisations)
    {
        foreach (var organisation in organisations)
        {
            foreach (var number in organisation.Numbers)
                Share(Node.Organisation(organisation.Id), Node.Number(number));
        }
    }

    /// <summary>The shortest way to each that is the same, the nearest first: itself, over no link.</summary>
    public IReadOnlyList<IReadOnlyList<ChainStep>> WaysFrom(Node node)
    {
        if (!_ways.TryGetValue(node, out var ways))
            _ways[node] = ways = Search(node);
        return ways;
    }

    public IEnumerable<Node> SameAs(Node node) => WaysFrom(node).Select(way => EndOf(node, way));

    public static Node EndOf(Node start, IReadOnlyList<ChainStep> way) => way.Count == 0 ? start : way[^1].To;

    /// <summary>Whom the market knows by this number; the number itself when it knows nobody.</summary>
    public IEnumerable<Node> Named(string number) => _shared.TryGetValue(Node.Number(number), out var holders) ? holders : [Node.Number(number)];

    private IReadOnlyList<IReadOnlyList<ChainStep>> Search(Node start)
    {
        var seen = new HashSet<Node> { start };
        var ways = new List<IReadOnlyList<ChainStep>> { Stay };
        for (var at = 0; at < ways.Count; at++)
        {
            if (_shared.TryGetValue(EndOf(start, ways[at]), out var next))
                ways.AddRange(next.Where(seen.Add).Select(IReadOnlyList<ChainStep> (node) => [.. ways[at], new ChainStep(LinkKind.Number, node)]).ToList());
        }

        return ways;
    }

    private void Share(Node one, Node other)
    {
        Of(one).Add(other);
        Of(other).Add(one);
    }

    private SortedSet<Node> Of(Node node)
    {
        if (!_shared.TryGetValue(node, out var found))
            _shared[node] = found = new SortedSet<Node>(Comparer<Node>.Create((one, other) => string.CompareOrdinal(one.Key, other.Key)));
        return found;
    }
}
