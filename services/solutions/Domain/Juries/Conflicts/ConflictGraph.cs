using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Juries.Conflicts;

/// <summary>
/// Persons, organisations, enterprise numbers and mail domains, linked by what the market knows, and the teams behind the submissions on the
/// table. Finds every chain from a juror to a member of a team of at most <see cref="Depth"/> links that passes nothing twice and ends where it
/// first meets the team; of chains that are alike (<see cref="Finding.Likeness"/>) the shortest stands for all. That two names or numbers are one
/// organisation is told in the chain and is no link of its length. Of the team are its organisations, its subcontractors, and who is the same.
/// </summary>
internal sealed class ConflictGraph
{
    /// <summary>Links.</summary>
    public const int Depth = 3;

    private readonly Dictionary<Node, HashSet<ChainStep>> _links = [];
    private readonly Dictionary<Node, HashSet<string>> _teams = [];
    private readonly Dictionary<string, List<Guid>> _named = [];
    private readonly Identities _identities;

    public ConflictGraph(ConflictFacts facts, IReadOnlyList<Entrant> table)
    {
        _identities = new Identities(facts.Organisations);
        foreach (var person in facts.People)
            Add(person);
        foreach (var entrant in facts.Earlier.Concat(table))
            Add(entrant);
        foreach (var entrant in table)
        {
            foreach (var member in TeamOf(entrant, _identities))
                Of(_teams, member).Add(entrant.Alias);
        }
    }

    /// <summary>Lead and partners, and subcontractors: by their number, and by their name when the market knows it.</summary>
    public static IEnumerable<Node> TeamOf(Entrant entrant, Identities identities) =>
        entrant.OrganisationIds.Select(Node.Organisation).Concat((entrant.Numbers ?? []).SelectMany(number => identities.Named(number).Prepend(Node.Number(number))));

    /// <summary>In a fixed order.</summary>
    public IReadOnlyList<Finding> FindingsOn(Suspect suspect)
    {
        var found = Walk(LinksOf(suspect), new Walked([], Node.Person(suspect.PersonId), Depth, [], []))
            .Select(chain => Finding.Of(suspect.PersonId, chain.Alias, chain.Steps));
        return [.. found.GroupBy(finding => (finding.Alias, finding.Likeness)).Select(same => same.OrderBy(finding => finding.Steps.Count).ThenBy(finding => finding.Path, StringComparer.Ordinal).First())
            .OrderBy(finding => finding.Alias.Length).ThenBy(finding => finding.Alias, StringComparer.Ordinal).ThenByDescending(finding => finding.Weight)
            .ThenBy(finding => finding.Steps.Count).ThenBy(finding => finding.Shape, StringComparer.Ordinal).ThenBy(finding => finding.Path, StringComparer.Ordinal)];
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

    /// <summary>Who offers together, and each of them with each subcontractor. Two subcontractors need not know of each other.</summary>
    private void Add(Entrant entrant)
    {
        List<Node> team = [.. entrant.OrganisationIds.Distinct().Select(Node.Organisation)];
        foreach (var (place, one) in team.Index())
        {
            foreach (var other in team.Skip(place + 1))
                Link(LinkKind.Consortium, one, other);
            foreach (var other in (entrant.Numbers ?? []).SelectMany(_identities.Named))
                Link(LinkKind.Subcontract, one, other);
        }
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
        links.UnionWith(ties.Numbers.Select(number => new ChainStep(LinkKind.Declared, Node.Number(number))));
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

    private IEnumerable<(string Alias, IReadOnlyList<ChainStep> Steps)> Walk(Dictionary<Node, HashSet<ChainStep>> own, Walked walked)
    {
        var ways = _identities.WaysFrom(walked.Here);
        var met = Met(walked, ways).ToList();
        foreach (var chain in met)
            yield return chain;
        if (walked.Left == 0)
            yield break;
        HashSet<Node> passed = [.. walked.Passed, .. _identities.SameAs(walked.Here)];
        HashSet<string> teams = [.. walked.Teams, .. met.Select(chain => chain.Alias)];
        foreach (var way in ways)
        {
            foreach (var step in LinksFrom(own, Identities.EndOf(walked.Here, way)).Where(step => !passed.Contains(step.To)))
            {
                foreach (var further in Walk(own, new Walked([.. walked.Steps, .. way, step], step.To, walked.Left - 1, passed, teams)))
                    yield return further;
            }
        }
    }

    private IEnumerable<ChainStep> LinksFrom(Dictionary<Node, HashSet<ChainStep>> own, Node node) => own.GetValueOrDefault(node, []).Concat(_links.GetValueOrDefault(node, []));

    /// <summary>The submissions whose team the chain meets here and not before, each where it is nearest.</summary>
    private IEnumerable<(string Alias, IReadOnlyList<ChainStep> Steps)> Met(Walked walked, IReadOnlyList<IReadOnlyList<ChainStep>> ways) => ways
        .SelectMany(way => _teams.GetValueOrDefault(Identities.EndOf(walked.Here, way), []).Select(alias => (alias, way)))
        .Where(meeting => !walked.Teams.Contains(meeting.alias)).DistinctBy(meeting => meeting.alias)
        .Select(meeting => (meeting.alias, (IReadOnlyList<ChainStep>)[.. walked.Steps, .. meeting.way]));

    /// <param name="Left">How many more links the chain may have.</param>
    /// <param name="Passed">What it may not pass again.</param>
    /// <param name="Teams">Submissions whose team it met.</param>
    private sealed record Walked(IReadOnlyList<ChainStep> Steps, Node Here, int Left, HashSet<Node> Passed, HashSet<string> Teams);

    private static T Of<TKey, T>(Dictionary<TKey, T> all, TKey key)
        where TKey : notnull
        where T : new()
    {
        if (!all.TryGetValue(key, out var found))
            all[key] = found = new T();
        return found;
    }
}
