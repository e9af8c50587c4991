using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;

namespace Market.Solutions.Tests.Domain.Juries.Conflicts;

/// <summary>
/// A random market in which chains lie, and all of them found another way than the product does: every row of up to three links that could be
/// laid between any things is tried against the plain facts. What shares a number is one thing under several names.
/// </summary>
internal sealed class PlantedGraph
{
    private static readonly string[] Domains = ["haven.be", "kade.be", "gmail.com", "bureau.test", ""];
    private static readonly string[] Names = ["Els Peeters", "Jan Maes", "Anaïs Dubois", "Wim Wouters"];

    private readonly List<(Node From, LinkKind Kind, Node To)> _laid = [];
    private readonly List<Guid> _organisations;
    private readonly Dictionary<Node, HashSet<Node>> _same = [];

    public PlantedGraph(Random random)
    {
        _organisations = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => Guid.NewGuid())];
        Table = [.. Enumerable.Range(0, random.Next(1, 4)).Select(place => new Entrant(
            ((char)('A' + place)).ToString(), Some(random, 1, 3), random.Next(4) == 0 ? [$"040300000{random.Next(4)}"] : null))];
        List<OrganisationFact> organisations = [.. _organisations.Select(id => new OrganisationFact(id, [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => $"040300000{random.Next(4)}").Distinct()]))];
        List<PersonFact> people = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new PersonFact(
            Guid.NewGuid(), Names[random.Next(Names.Length)], Domains[random.Next(Domains.Length)], random.Next(3) > 0 ? One(random) : null, Some(random, 0, 2)))];
        Facts = new ConflictFacts(people, organisations, [.. Enumerable.Range(0, random.Next(0, 4)).Select(place => new Entrant(
            $"{place}", Some(random, 1, 3), random.Next(2) == 0 ? [$"040300000{random.Next(6)}"] : null))]);
        Suspect = new Suspect(people[0].Id, Some(random, 0, 2), new Declaration(Some(random, 0, 2), "", Panel.Now, Ties: new DeclaredTies(
            [.. Enumerable.Range(0, random.Next(0, 2)).Select(_ => $"040300000{random.Next(4)}")],
            [.. Enumerable.Range(0, random.Next(0, 3)).Select(place => new ClosePerson(place == 0 ? "PEETERS els" : "Onbekende Oom", random.Next(2) == 0 ? One(random) : null))])));
        Lay();
    }

    public ConflictFacts Facts { get; }

    public IReadOnlyList<Entrant> Table { get; }

    public Suspect Suspect { get; }

    /// <summary>Of every chain there is: the submission that it leads to, and the kinds of its links, whatever names a thing has under way.</summary>
    public HashSet<(string Alias, string Links)> Expected()
    {
        var me = Node.Person(Suspect.PersonId);
        var found = new HashSet<(string, string)>();
        foreach (var first in _laid.Where(link => link.From == me))
        {
            Note(found, [first]);
            foreach (var second in _laid.Where(link => Same(first.To).Contains(link.From)))
            {
                Note(found, [first, second]);
                foreach (var third in _laid.Where(link => Same(second.To).Contains(link.From)))
                    Note(found, [first, second, third]);
            }
        }

        return found;
    }

    /// <summary>As <see cref="Expected"/> tells of chains.</summary>
    public static string LinksOf(Finding finding) => string.Join(' ', finding.Steps.Where(step => step.Kind != LinkKind.Number).Select(step => $"{step.Kind}-{step.To.Kind}"));

    /// <summary>Whether every link of the chain was laid, nothing is passed twice, and it ends in the team.</summary>
    public bool Holds(Finding finding)
    {
        var passed = finding.Steps.Select(step => step.To).Prepend(Node.Person(Suspect.PersonId)).ToList();
        return passed.Distinct().Count() == passed.Count
            && finding.Steps.Select((step, place) => step.Kind == LinkKind.Number ? Shares(passed[place], step.To) : _laid.Contains((passed[place], step.Kind, step.To))).All(laid => laid)
            && TeamOf(Table.Single(entrant => entrant.Alias == finding.Alias)).Contains(passed[^1]);
    }

    private void Note(HashSet<(string, string)> found, (Node From, LinkKind Kind, Node To)[] chain)
    {
        var passed = chain.Select(link => Same(link.To)).Prepend(Same(Node.Person(Suspect.PersonId))).ToList();
        if (passed.Select((thing, place) => passed.Take(place).Any(earlier => earlier.Overlaps(thing))).Any(twice => twice))
            return;
        foreach (var entrant in Table)
        {
            if (passed.FindIndex(thing => thing.Overlaps(TeamOf(entrant))) == chain.Length)
                found.Add((entrant.Alias, string.Join(' ', chain.Select(link => $"{link.Kind}-{link.To.Kind}"))));
        }
    }

    private HashSet<Node> Same(Node node) => _same.GetValueOrDefault(node, [node]);

    private bool Shares(Node one, Node other) => Facts.Organisations.Any(organisation => organisation.Numbers.Any(number =>
        new[] { one, other }.Order(Comparer<Node>.Create((left, right) => left.Kind.CompareTo(right.Kind))).SequenceEqual([Node.Organisation(organisation.Id), Node.Number(number)])));

    private void Lay()
    {
        foreach (var person in Facts.People)
        {
            var node = Node.Person(person.Id);
            if (person.Works is { } now)
                Both(node, LinkKind.Works, Node.Organisation(now));
            foreach (var before in person.Worked.Where(before => before != person.Works))
                Both(node, LinkKind.Worked, Node.Organisation(before));
            if (person.MailDomain is "haven.be" or "kade.be")
                Both(node, LinkKind.Mail, new Node(NodeKind.Domain, person.MailDomain));
        }

        foreach (var organisation in Facts.Organisations)
        {
            foreach (var number in organisation.Numbers)
                Merge(Node.Organisation(organisation.Id), Node.Number(number));
        }

        foreach (var entrant in Facts.Earlier.Concat(Table))
        {
            foreach (var one in entrant.OrganisationIds.Select(Node.Organisation))
            {
                foreach (var other in entrant.OrganisationIds.Select(Node.Organisation).Where(other => other != one))
                    _laid.Add((one, LinkKind.Consortium, other));
                foreach (var other in SubcontractorsOf(entrant))
                    Both(one, LinkKind.Subcontract, other);
            }
        }

        LayOwn();
    }

    private void LayOwn()
    {
        var me = Facts.People[0];
        foreach (var before in Suspect.Earlier.Where(before => before != me.Works && !me.Worked.Contains(before)))
            _laid.Add((Node.Person(me.Id), LinkKind.Worked, Node.Organisation(before)));
        foreach (var declared in Suspect.Declaration!.OrganisationIds)
            _laid.Add((Node.Person(me.Id), LinkKind.Declared, Node.Organisation(declared)));
        foreach (var number in Suspect.Declaration.Ties!.Numbers)
            _laid.Add((Node.Person(me.Id), LinkKind.Declared, Node.Number(number)));
        foreach (var close in Suspect.Declaration.Ties.Close)
        {
            foreach (var person in Facts.People.Where(person => close.Name == "PEETERS els" && person.Name == "Els Peeters"))
                _laid.Add((Node.Person(me.Id), LinkKind.Close, Node.Person(person.Id)));
            if (close.OrganisationId is not { } works)
                continue;
            _laid.Add((Node.Person(me.Id), LinkKind.Close, new Node(NodeKind.Person, close.Name)));
            _laid.Add((new Node(NodeKind.Person, close.Name), LinkKind.Works, Node.Organisation(works)));
        }
    }

    private void Merge(Node one, Node other)
    {
        HashSet<Node> both = [.. Same(one), .. Same(other)];
        foreach (var node in both)
            _same[node] = both;
    }

    private IEnumerable<Node> TeamOf(Entrant entrant) => [.. entrant.OrganisationIds.Select(Node.Organisation), .. (entrant.Numbers ?? []).Select(Node.Number), .. SubcontractorsOf(entrant)];

    private IEnumerable<Node> SubcontractorsOf(Entrant entrant) => (entrant.Numbers ?? []).SelectMany(number =>
        Facts.Organisations.Where(organisation => organisation.Numbers.Contains(number)).Select(organisation => Node.Organisation(organisation.Id)).DefaultIfEmpty(Node.Number(number)));

    private void Both(Node one, LinkKind kind, Node other) => _laid.AddRange([(one, kind, other), (other, kind, one)]);

    private Guid One(Random random) => _organisations[random.Next(_organisations.Count)];

    private IReadOnlyList<Guid> Some(Random random, int least, int most) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => One(random)).Distinct()];
}
