using Market.Kernel;
using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Juries;

/// <summary>A jury in the making, with a chair, jurors and three submissions of known organisations.</summary>
internal sealed class Panel
{
    public static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public Panel(params string[] jurors)
    {
        Jury = new Jury(Guid.CreateVersion7(), LocalizedText.Of("nl", "Rook in het duin"), Body);
        Chair = Join("Voorzitter", chair: true);
        Jurors = [.. jurors.Select(name => Join(name))];
    }

    public Guid Body { get; } = Guid.CreateVersion7();

    public Guid Chair { get; }

    public IReadOnlyList<Guid> Jurors { get; }

    public Jury Jury { get; }

    public Entrant A { get; } = new("A", [Guid.CreateVersion7()]);

    public Entrant B { get; } = new("B", [Guid.CreateVersion7(), Guid.CreateVersion7()]);

    public Entrant C { get; } = new("C", [Guid.CreateVersion7()]);

    public IReadOnlyList<Entrant> Entrants => [A, B, C];

    public static Candidate Person(string name, Guid? organisation = null, bool juror = true, bool official = false) =>
        new(Guid.CreateVersion7(), name, organisation, organisation is null ? "" : "Organisatie", juror, official);

    /// <summary>Invites, accepts and (unless told otherwise) declares nothing.</summary>
    public Guid Join(string name, bool chair = false, Guid? organisation = null, bool declare = true, Seat seat = Seat.Juror)
    {
        var person = Person(name, organisation);
        Done(Jury.Invite(person, chair, Now, seat));
        Done(Jury.Answer(person.PersonId, true, null, Entrants, Now));
        if (declare)
            Done(Declare(person.PersonId));
        return person.PersonId;
    }

    /// <summary>Invited, and has not answered yet.</summary>
    public Guid Ask(string name, Seat seat)
    {
        var person = Person(name);
        Done(Jury.Invite(person, false, Now, seat));
        return person.PersonId;
    }

    public Result StandDown(Guid person) => Jury.Answer(person, false, "Ziek", Entrants, Now);

    public Result Declare(Guid person, params Guid[] organisations) => Jury.Declare(person, organisations, "", true, Entrants, Now);

    public Result Assign(params (Guid Person, Entrant Entrant)[] pairs) =>
        Jury.Assign(Jury.Active(Chair)!, [.. pairs.Select(pair => new Pair(pair.Person, pair.Entrant.Alias))], Entrants, Now);

    public Result AssignAll() => Assign([.. Jurors.SelectMany(juror => Entrants.Select(entrant => (juror, entrant)))]);

    public Result Recuse(Guid person, Entrant entrant) => Jury.Recuse(person, entrant.Alias, "Ik herken dit werk", Entrants, Now);

    public Result Lock(Guid person, Entrant entrant) => Jury.Lock(person, entrant.Alias, Entrants, Now);

    public void LockAll()
    {
        foreach (var pair in Jury.Assignments)
            Done(Jury.Lock(pair.PersonId, pair.Alias, Entrants, Now));
    }

    public void Wish(Guid juror, JurorWish wish, string expertise = "") => Done(Jury.Declare(juror, [], "", true, Entrants, Now, expertise, wish: wish));

    /// <summary>To the chair; A is of dunes, B of software, C of drones.</summary>
    public ProposedAssignment Propose(AssignmentWish wish) => Jury.Propose(Jury.Active(Chair)!, wish, Entrants, new Dictionary<string, string>
    {
        ["A"] = "Natuurbeheer in het duin, met schapen", ["B"] = "Een sensor met slimme software", ["C"] = "Drones boven zee",
    }, []).Value;

    public static void Done(Result result) => Assert.Empty(result.Errors.Select(error => error.Code));

    public static void Refused(Error expected, Result result) => Assert.Equal(expected.Code, Assert.Single(result.Errors.Select(error => error.Code).Distinct()));
}
