using CsCheck;

using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;

namespace Market.Solutions.Tests.Domain.Juries.Conflicts;

/// <summary>S-12: whatever links a juror to a team is found, and why (requirements L8).</summary>
public sealed class ConflictGraphTests
{
    private static readonly Guid Juror = Guid.CreateVersion7();
    private static readonly Guid Colleague = Guid.CreateVersion7();
    private static readonly Guid Employer = Guid.CreateVersion7();
    private static readonly Guid Team = Guid.CreateVersion7();

    private readonly Entrant _entrant = new("A", [Team, Guid.CreateVersion7()]);

    [Fact]
    public void Every_chain_of_three_links_is_found_and_nothing_else()
    {
        var lengths = new int[ConflictGraph.Depth + 1];
        Gen.Int.Sample(
            seed =>
            {
                var planted = new PlantedGraph(new Random(seed));
                var found = new ConflictGraph(planted.Facts, planted.Table).FindingsOn(planted.Suspect);
                var expected = planted.Expected();
                Assert.Equal(expected.Order(), found.Select(finding => (finding.Alias, PlantedGraph.LinksOf(finding))).Distinct().Order());
                Assert.All(found, finding => Assert.True(planted.Holds(finding), finding.Path));
                foreach (var (_, links) in expected)
                    Interlocked.Increment(ref lengths[links.Count(letter => letter == ' ') + 1]);
                if (found.Any(finding => finding.Steps.Count > ConflictGraph.Depth))
                    Interlocked.Increment(ref lengths[0]);
            },
            iter: 3000);
        Assert.All(lengths, count => Assert.True(count > 500, string.Join(", ", lengths)));
    }

    [Fact]
    public void The_order_of_the_facts_does_not_matter() => Gen.Int.Sample(
        seed =>
        {
            var planted = new PlantedGraph(new Random(seed));
            var turned = new ConflictFacts([.. planted.Facts.People.Reverse()], [.. planted.Facts.Organisations.Reverse()], [.. planted.Facts.Earlier.Reverse()]);
            Assert.Equal(
                new ConflictGraph(planted.Facts, planted.Table).FindingsOn(planted.Suspect).Select(finding => finding.Path),
                new ConflictGraph(turned, [.. planted.Table.Reverse()]).FindingsOn(planted.Suspect).Select(finding => finding.Path));
        },
        iter: 300);

    [Fact]
    public void An_own_present_or_past_organisation_in_the_team_is_a_conflict()
    {
        Assert.Equal(("Works-Organisation", ConflictWeight.Conflict), Only(Find([Person(Juror, works: Team)])));
        Assert.Equal(("Worked-Organisation", ConflictWeight.Conflict), Only(Find([Person(Juror, works: Employer, worked: Team)])));
    }

    [Fact]
    public void A_number_that_the_team_has_or_had_is_a_conflict()
    {
        OrganisationFact[] organisations = [new(Team, ["0403000059", "0403000158"])];
        Assert.Equal(("Declared-Number Number-Organisation", ConflictWeight.Conflict), Only(Find([Person(Juror)], Declared(numbers: ["0403000059"]), organisations)));
        Assert.Equal(
            ("Works-Organisation Number-Number Number-Organisation", ConflictWeight.Conflict),
            Only(Find([Person(Juror, works: Employer)], organisations: [.. organisations, new OrganisationFact(Employer, ["0403000158"])])));
    }

    [Fact]
    public void A_subcontractor_is_of_the_team_whether_the_market_knows_it_or_not()
    {
        Entrant entrant = new("A", [Team], ["0403000059"]);
        ConflictFacts facts = new([Person(Juror, works: Employer)], [new OrganisationFact(Employer, ["0403000059", "0403000158"])], []);
        Assert.Equal(("Works-Organisation", ConflictWeight.Conflict), Only(new ConflictGraph(facts, [entrant]).FindingsOn(new Suspect(Juror, [], null))));
        Assert.Equal(
            ("Declared-Number", ConflictWeight.Conflict),
            Only(new ConflictGraph(new ConflictFacts([], [], []), [entrant]).FindingsOn(new Suspect(Juror, [], Declared(numbers: ["0403000059"])))));
    }

    [Fact]
    public void A_mail_domain_shared_with_somebody_of_the_team_is_a_conflict_when_it_is_not_open_to_all()
    {
        Assert.Equal(("Mail-Domain Mail-Person Works-Organisation", ConflictWeight.Conflict), Only(Find([Person(Juror, mail: "vonk.be"), Person(Colleague, works: Team, mail: "vonk.be")])));
        foreach (var open in new[] { "gmail.com", "telenet.be", "outlook.com", "skynet.be", "bureau.example", "" })
            Assert.Empty(Find([Person(Juror, mail: open), Person(Colleague, works: Team, mail: open)]));
    }

    [Theory]
    [InlineData("Ana Dubois")]
    [InlineData("DUBOIS Aña")]
    public void Somebody_close_who_works_for_the_team_is_a_conflict_also_when_only_the_name_is_given(string name)
    {
        PersonFact close = new(Colleague, "Aña Dubois", "", Team, []);
        Assert.Equal(("Close-Person Works-Organisation", ConflictWeight.Conflict), Only(Find([Person(Juror), close], Declared(close: [new ClosePerson(name, null)]))));
    }

    [Fact]
    public void Somebody_close_need_not_be_known_to_the_market() =>
        Assert.Equal(("Close-Person Works-Organisation", ConflictWeight.Conflict), Only(Find([Person(Juror)], Declared(close: [new ClosePerson("Onbekende Oom", Team)]))));

    [Fact]
    public void What_is_further_away_is_a_warning()
    {
        Assert.Equal(
            ("Works-Organisation Worked-Person Works-Organisation", ConflictWeight.Warning), Only(Find([Person(Juror, works: Employer), Person(Colleague, works: Team, worked: Employer)])));
        Assert.Equal(("Works-Organisation Consortium-Organisation", ConflictWeight.Warning), Only(Find([Person(Juror, works: Employer)], earlier: [new Entrant("1", [Employer, Team])])));
    }

    [Fact]
    public void Who_worked_as_the_others_subcontractor_elsewhere_is_linked_to_it_both_ways()
    {
        OrganisationFact[] organisations = [new(Team, ["0403000059"]), new(Employer, ["0403000158"])];
        foreach (var elsewhere in new Entrant[] { new("1", [Employer], ["0403000059"]), new("1", [Team], ["0403000158"]) })
            Assert.Equal(("Works-Organisation Subcontract-Organisation", ConflictWeight.Warning), Only(Find([Person(Juror, works: Employer)], organisations: organisations, earlier: [elsewhere])));
        Assert.Equal(
            ("Declared-Number Subcontract-Organisation", ConflictWeight.Warning),
            Only(Find([Person(Juror)], Declared(numbers: ["0403000257"]), organisations, [new Entrant("1", [Team], ["0403000257"])])));
    }

    [Fact]
    public void Two_subcontractors_of_one_bid_are_linked_by_who_took_them_on()
    {
        OrganisationFact[] organisations = [new(Team, ["0403000059"]), new(Employer, ["0403000158"])];
        Assert.Equal(
            ("Works-Organisation Subcontract-Organisation Subcontract-Organisation", ConflictWeight.Warning),
            Only(Find([Person(Juror, works: Employer)], organisations: organisations, earlier: [new Entrant("1", [Guid.CreateVersion7()], ["0403000059", "0403000158"])])));
    }

    [Fact]
    public void That_two_are_the_same_organisation_takes_no_link_away()
    {
        var (before, between) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        OrganisationFact[] organisations = [new(before, ["0403000059"]), new(between, ["0403000059", "0403000158"]), new(Team, ["0403000158"])];
        PersonFact[] people = [Person(Juror, mail: "vonk.be"), Person(Colleague, works: before, mail: "vonk.be")];
        Assert.Equal(
            ("Mail-Domain Mail-Person Works-Organisation Number-Number Number-Organisation Number-Number Number-Organisation", ConflictWeight.Conflict),
            Only(Find(people, organisations: organisations)));
    }

    [Fact]
    public void Each_organisation_of_the_team_with_which_there_is_a_tie_is_kept()
    {
        Guid[] team = [Team, _entrant.OrganisationIds[1]];
        var found = Find([new PersonFact(Juror, "Jan Jury", "", Employer, team)]);
        Assert.Equal(team.Select(id => id.ToString()).Order(StringComparer.Ordinal), found.Select(finding => Assert.Single(finding.Steps).To.Key));
    }

    [Fact]
    public void What_another_juror_declared_is_on_nobody_elses_chain()
    {
        var facts = new ConflictFacts([Person(Juror, works: Employer), Person(Colleague, works: Employer)], [], []);
        var graph = new ConflictGraph(facts, [_entrant]);
        Assert.NotEmpty(graph.FindingsOn(new Suspect(Colleague, [], Declared(organisations: [Team]))));
        Assert.Empty(graph.FindingsOn(new Suspect(Juror, [], null)));
    }

    private static PersonFact Person(Guid id, Guid? works = null, Guid? worked = null, string mail = "") => new(id, id == Juror ? "Jan Jury" : "Cis College", mail, works, worked is { } past ? [past] : []);

    private static Declaration Declared(Guid[]? organisations = null, string[]? numbers = null, ClosePerson[]? close = null) =>
        new(organisations ?? [], "", Panel.Now, Ties: new DeclaredTies(numbers ?? [], close ?? []));

    private IReadOnlyList<Finding> Find(PersonFact[] people, Declaration? declared = null, OrganisationFact[]? organisations = null, Entrant[]? earlier = null) =>
        new ConflictGraph(new ConflictFacts(people, organisations ?? [], earlier ?? []), [_entrant]).FindingsOn(new Suspect(Juror, [], declared));

    private static (string Shape, ConflictWeight Weight) Only(IReadOnlyList<Finding> found) => found.Select(finding => (finding.Shape, finding.Weight)).Single();
}
