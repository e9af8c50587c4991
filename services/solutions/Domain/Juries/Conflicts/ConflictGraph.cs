using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Juries.Conflicts;

/// <summary>
/// Persons, organisations, enterprise numbers and mail domains, linked by what the market knows, and the teams behind the submissions on the
/// table. Finds every chain from a juror to a member of a team of at most <see cref="Depth"/> links that passes nothing twice and ends where it
/// first meets the team; of chains of the same kinds one stands for all. Of the team are its organisations, the numbers of its subcontractors,
/// and who has or had such a number.
/// </summary>
internal sealed class ConflictGraph
{
    /// <summary>Links.</summary>
    public const int Depth = 3;

    private readonly Dictionary<Node, HashSet<ChainStep>> _links = [];
    private readonly Dictionary<Node, HashSet<string>> _teams = [];
    private readonly Dictionary<string, List<Guid>> _named = [];

    public ConflictGraph(ConflictFacts facts, IReadOnlyList<Entrant> table)
    {
        foreach (var person in facts.People)
            Add(person);
        foreach (var organisation in facts.Organisations)
        {
            foreach (var number in organisation.Numbers)
                Link(LinkKind.Number, Node.Organisation(organisation.Id), new Node(NodeKind.Number, number));
        }

        foreach (var consortium in facts.Consortia.Concat(table.Select(entrant => facts.TeamOf(entrant))))
            Add(consortium);
        foreach (var entrant in table)
        {
            var numbers = (entrant.Numbers ?? []).Select(number => new Node(NodeKind.Number, number));
            foreach (var member in facts.TeamOf(entrant).Select(Node.Organisation).Concat(numbers))
                Of(_teams, member).Add(entrant.Alias);
        }
    }

    /// <summary>In a fixed order.</summary>
    public IReadOnlyList<Finding> FindingsOn(Suspect suspect)
    {
        var start = Node.Person(suspect.PersonId);
        var own = LinksOf(suspect);
        var found = Walk(own, start, []).SelectMany(steps => Met(steps).Select(alias => Finding.Of(suspect.PersonId, alias, steps)));
        return [.. found.GroupBy(finding => (finding.Alias, finding.Shape)).Select(same => same.MinBy(finding => finding.Path, StringComparer.Ordinal)!)
            .OrderBy(finding => finding.Alias.Length).ThenBy(finding => finding.Alias, StringComparer.Ordinal).ThenByDescending(finding => finding.Weight)
            .ThenBy(finding => finding.Steps.Count).ThenBy(finding => finding.Shape, StringComparer.Ordinal)];
    }

    /// <summary>As names are compared: whatever the case, the accents and which name comes first.</summary>
    public static string Plain(string name) => string.Join(' ', PlainWords.Of(name).Words.Order(StringComparer.Ordinal));

    private void Add(PersonFact person)
    {
        var node = Node.Person(person.Id);
        if (person.Works is { } works)
            Link(LinkKind.Works, node, Node.Organisation(works));
        foreach (var worked in person.Worked.Where(id => id != person.Works))
            Link(LinkKind.Worked, node, Node.Organisation(worked));
        if (!PublicMail.SaysNothing(person.MailDomain))
            Link(LinkKind.Mail, node, new Node(NodeKind.Domain, person.MailDomain));
        Of(_named, Plain(person.Name)).Add(person.Id);
    }

    private void Add(IReadOnlyList<Guid> consortium)
    {
        foreach (var (one, other) in consortium.SelectMany((one, place) => consortium.Skip(place + 1).Select(other => (one, other))).Where(pair => pair.one != pair.other))
            Link(LinkKind.Consortium, Node.Organisation(one), Node.Organisation(other));
    }

    private void Link(LinkKind kind, Node one, Node other)
    {
        Of(_links, one).Add(new ChainStep(kind, other));
        Of(_links, other).Add(new ChainStep(kind, one));
    }

    /// <summary>What only the juror says leads away from the juror, and nobody else's chain goes over it.</summary>
    private Dictionary<Node, HashSet<ChainStep>> LinksOf(Suspect suspect)
    {
        var own = new Dictionary<Node, HashSet<ChainStep>>();
        var start = Node.Person(suspect.PersonId);
        var known = _links.GetValueOrDefault(start, []).Where(step => step.Kind is LinkKind.Works or LinkKind.Worked).Select(step => step.To).ToHashSet();
        var links = Of(own, start);
        links.UnionWith(suspect.Earlier.Select(Node.Organisation).Where(organisation => !known.Contains(organisation)).Select(organisation => new ChainStep(LinkKind.Worked, organisation)));
        links.UnionWith((suspect.Declaration?.OrganisationIds ?? []).Select(id => new ChainStep(LinkKind.Declared, Node.Organisation(id))));
        var ties = suspect.Declaration?.Ties ?? DeclaredTies.None;
        links.UnionWith(ties.Numbers.Select(number => new ChainStep(LinkKind.Declared, new Node(NodeKind.Number, number))));
        foreach (var close in ties.Close)
            AddClose(own, links, close);
        return own;
    }

    /// <summary>Everybody of that name, and, when the juror said where, somebody who works there whom the market need not know.</summary>
    private void AddClose(Dictionary<Node, HashSet<ChainStep>> own, HashSet<ChainStep> links, ClosePerson close)
    {
        links.UnionWith(_named.GetValueOrDefault(Plain(close.Name), []).Select(id => new ChainStep(LinkKind.Close, Node.Person(id))));
        if (close.OrganisationId is not { } organisation)
            return;
        var named = new Node(NodeKind.Person, close.Name);
        links.Add(new ChainStep(LinkKind.Close, named));
        Of(own, named).Add(new ChainStep(LinkKind.Works, Node.Organisation(organisation)));
    }

    private IEnumerable<IReadOnlyList<ChainStep>> Walk(Dictionary<Node, HashSet<ChainStep>> own, Node start, IReadOnlyList<ChainStep> path)
    {
        var here = path.Count == 0 ? start : path[^1].To;
        foreach (var step in own.GetValueOrDefault(here, []).Concat(_links.GetValueOrDefault(here, [])))
        {
            if (step.To == start || path.Any(earlier => earlier.To == step.To))
                continue;
            IReadOnlyList<ChainStep> longer = [.. path, step];
            yield return longer;
            if (longer.Count == Depth)
                continue;
            foreach (var further in Walk(own, start, longer))
                yield return further;
        }
    }

    /// <summary>The submissions whose team the chain meets at its end and not before.</summary>
    private IEnumerable<string> Met(IReadOnlyList<ChainStep> steps) => _teams.GetValueOrDefault(steps[^1].To, [])
        .Where(alias => steps.SkipLast(1).All(step => !_teams.GetValueOrDefault(step.To, []).Contains(alias)));

    private static T Of<TKey, T>(Dictionary<TKey, T> all, TKey key)
        where TKey : notnull
        where T : new()
    {
        if (!all.TryGetValue(key, out var found))
            all[key] = found = new T();
        return found;
    }
}
