using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;

namespace Market.Solutions.Tests.Domain.Juries.Conflicts;

/// <summary>
/// A random market in which chains lie, and all of them found another way than the product does: every row of up to three links that could be
/// laid between any things is tried against the plain facts.
/// </summary>
internal sealed class PlantedGraph
{
    private static readonly string[] Domains = ["haven.be", "kade.be", "gmail.com", "bureau.test", ""];
    private static readonly string[] Names = ["Els Peeters", "Jan Maes", "Anaïs Dubois", "Wim Wouters"];

    private readonly List<(Node From, LinkKind Kind, Node To)> _laid = [];
    private readonly List<Guid> _organisations;

    public PlantedGraph(Random random)
    {
        _organisations = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => Guid.NewGuid())];
        Table = [.. Enumerable.Range(0, random.Next(1, 4)).Select(place => new Entrant(
            ((char)('A' + place)).ToString(), Some(random, 1, 3), random.Next(4) == 0 ? [$"040300000{random.Next(4)}"] : null))];
        List<OrganisationFact> organisations = [.. _organisations.Select(id => new OrganisationFact(id, [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => $"040300000{random.Next(4)}").Distinct()]))];
        List<PersonFact> people = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new PersonFact(
            Guid.NewGuid(), Names[random.Next(Names.Length)], Domains[random.Next(Domains.Length)], random.Next(3) > 0 ? One(random) : null, Some(random, 0, 2)))];
        Facts = new ConflictFacts(people, organisations, [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Some(random, 2, 3))]);
        Suspect = new Suspect(people[0].Id, Some(random, 0, 2), new Declaration(Some(random, 0, 2), "", Panel.Now, Ties: new DeclaredTies(
            [.. Enumerable.Range(0, random.Next(0, 2)).Select(_ => $"040300000{random.Next(4)}")],
            [.. Enumerable.Range(0, random.Next(0, 3)).Select(place => new ClosePerson(place == 0 ? "PEETERS els" : "Onbekende Oom", random.Next(2) == 0 ? One(random) : null))])));
        Lay();
    }

    public ConflictFacts Facts { get; }

    public IReadOnlyList<Entrant> Table { get; }

    public Suspect Suspect { get; }

    /// <summary>Of every chain there is: the submission that it leads to, and its kinds.</summary>
    public HashSet<(string Alias, string Shape)> Expected()
    {
        var me = Node.Person(Suspect.PersonId);
        var found = new HashSet<(string, string)>();
        foreach (var first in _laid.Where(link => link.From == me))
        {
            Note(found, [first]);
            foreach (var second in _laid.Where(link => link.From == first.To))
            {
                Note(found, [first, second]);
                foreach (var third in _laid.Where(link => link.From == second.To))
                    Note(found, [first, second, third]);
            }
        }

        return found;
    }

    private void Note(HashSet<(string, string)> found, (Node From, LinkKind Kind, Node To)[] chain)
    {
        var passed = chain.Select(link => link.To).Prepend(Node.Person(Suspect.PersonId)).ToList();
        if (passed.Distinct().Count() < passed.Count)
            return;
        foreach (var entrant in Table)
        {
            var team = TeamOf(entrant).Select(Node.Organisation).Concat((entrant.Numbers ?? []).Select(number => new Node(NodeKind.Number, number))).ToList();
            if (passed.FindIndex(team.Contains) == chain.Length)
                found.Add((entrant.Alias, string.Join(' ', chain.Select(link => $"{link.Kind}-{link.To.Kind}"))));
        }
    }

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
                Both(Node.Organisation(organisation.Id), LinkKind.Number, new Node(NodeKind.Number, number));
        }

        foreach (var together in Facts.Consortia.Concat(Table.Select(TeamOf)))
        {
            foreach (var (one, other) in together.SelectMany(one => together.Select(other => (one, other))).Where(pair => pair.one != pair.other))
                _laid.Add((Node.Organisation(one), LinkKind.Consortium, Node.Organisation(other)));
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
            _laid.Add((Node.Person(me.Id), LinkKind.Declared, new Node(NodeKind.Number, number)));
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

    private IReadOnlyList<Guid> TeamOf(Entrant entrant) =>
        [.. _organisations.Where(id => entrant.OrganisationIds.Contains(id) || Facts.Organisations.Single(organisation => organisation.Id == id).Numbers.Intersect(entrant.Numbers ?? []).Any())];

    private void Both(Node one, LinkKind kind, Node other) => _laid.AddRange([(one, kind, other), (other, kind, one)]);

    private Guid One(Random random) => _organisations[random.Next(_organisations.Count)];

    private IReadOnlyList<Guid> Some(Random random, int least, int most) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => One(random)).Distinct()];
}
