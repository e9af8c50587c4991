using CsCheck;

using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;

namespace Market.Solutions.Tests.Domain.Juries;

/// <summary>Whatever people do in whatever order, these hold (S-12, S-13; requirements L8, L10).</summary>
public sealed class JuryPropertiesTests
{
    /// <summary>Kind of step, which person, which submission, which extra bits.</summary>
    private static readonly Gen<(int Kind, int Person, int Alias, int Bits)[]> Steps =
        Gen.Select(Gen.Int[0, 10], Gen.Int[0, 6], Gen.Int[0, 2], Gen.Int[0, 0xFFF]).Array[0, 40];

    [Fact]
    public void A_conflicted_or_recused_juror_never_holds_an_assignment() => Steps.Sample(
        steps =>
        {
            var panel = Play(steps);
            foreach (var pair in panel.Jury.Assignments)
            {
                var member = panel.Jury.Active(pair.PersonId);
                Assert.True(member?.IsReady);
                Assert.False(panel.Jury.IsConflicted(member!, panel.Entrants.Single(entrant => entrant.Alias == pair.Alias)));
            }
        },
        iter: 2000);

    [Fact]
    public void Completed_means_every_submission_has_locked_scores_only() => Steps.Sample(
        steps =>
        {
            var panel = Play(steps);
            if (!panel.Jury.IsCompleted)
                return;
            Assert.All(panel.Jury.Assignments, pair => Assert.NotNull(pair.LockedAt));
            Assert.Equal(["A", "B", "C"], panel.Jury.Assignments.Select(pair => pair.Alias).Distinct().Order());
            Assert.Equal(panel.Jury.FirstCompletedAt is not null, panel.Jury.Events.OfType<ScoringWasCompleted>().Any());
            Assert.Single(panel.Jury.Events.OfType<ScoringWasCompleted>(), told => !told.Again);
        },
        iter: 2000);

    [Fact]
    public void Final_scores_that_fell_away_are_told_and_never_come_back() => Steps.Sample(
        steps =>
        {
            var panel = Play(steps);
            List<Loss> final = [.. panel.Jury.Losses.Where(loss => loss.LockedAt is not null)];
            Assert.All(final, loss => Assert.False(panel.Jury.IsAssigned(loss.PersonId, loss.Alias)));
            Assert.Distinct(final.Select(loss => (loss.PersonId, loss.Alias)));
        },
        iter: 2000);

    [Fact]
    public void Once_settled_who_judges_what_stays_as_it_is() => Gen.Select(Steps, Steps).Sample(
        (before, after) =>
        {
            var panel = Play(before);
            if (!panel.Jury.IsCompleted)
                return;
            panel.Jury.Settle(Panel.Now);
            var (assigned, completed) = (panel.Jury.Assignments, panel.Jury.CompletedAt);
            Play(after, panel);
            Assert.Equal(assigned, panel.Jury.Assignments);
            Assert.Equal(completed, panel.Jury.CompletedAt);
        },
        iter: 1000);

    [Fact]
    public void What_members_see_is_free_of_conflict() => Steps.Sample(
        steps =>
        {
            var panel = Play(steps);
            foreach (var member in panel.Jury.Members)
                Assert.All(panel.Jury.VisibleTo(member, panel.Entrants), entrant => Assert.False(panel.Jury.IsConflicted(member, entrant)));
            foreach (var entrant in panel.Entrants)
                Assert.All(panel.Jury.Discussing(entrant.Alias, panel.Entrants), member => Assert.False(panel.Jury.IsConflicted(member, entrant)));
        },
        iter: 500);

    [Fact]
    public void Who_waits_or_observes_holds_nothing_and_reads_nothing() => Steps.Sample(
        steps =>
        {
            var panel = Play(steps);
            foreach (var member in panel.Jury.Members.Where(member => member.Seat != Seat.Juror))
            {
                Assert.DoesNotContain(panel.Jury.Assignments, pair => pair.PersonId == member.PersonId);
                Assert.Empty(panel.Jury.VisibleTo(member, panel.Entrants));
                Assert.False(member.IsReady);
                Assert.DoesNotContain(member, panel.Jury.Sitting());
            }

            Assert.Equal(panel.Jury.Moves.Count(move => move.NextId is not null), panel.Jury.Moves.Select(move => move.NextId).OfType<Guid>().Distinct().Count());
        },
        iter: 2000);

    [Fact]
    public void A_juror_leaves_without_a_successor_only_when_no_reserve_is_left() => Steps.Sample(
        steps =>
        {
            var panel = Play(steps);
            var moves = panel.Jury.Moves.ToList();
            Assert.Equal(moves, [.. moves.OrderBy(move => move.NextId is null)]);
            Assert.True(moves.All(move => move.NextId is not null) || !panel.Jury.InReserve().Any());
        },
        iter: 1000);

    [Fact]
    public void Who_lost_a_submission_to_a_conflict_never_gets_it_again() => Gen.Select(Steps, Steps).Sample(
        (before, after) =>
        {
            var panel = Play(before);
            if (panel.Jury.IsSettled || panel.Jury.AssignedAt is null)
                return;
            List<(Guid Person, string Alias)> lost = [.. from member in panel.Jury.Members
                                                         from entrant in panel.Entrants
                                                         where panel.Jury.IsConflicted(member, entrant)
                                                         select (member.PersonId, entrant.Alias)];
            Play(after, panel);
            Assert.DoesNotContain(panel.Jury.Assignments, pair => lost.Contains((pair.PersonId, pair.Alias)));
        },
        iter: 2000);

    [Fact]
    public void One_chairs_at_most_and_a_chair_is_a_juror() => Steps.Sample(
        steps => Assert.All(Play(steps).Jury.Members.Where(member => member is { Chair: true, IsActive: true }).Index(), chair => Assert.True(chair is { Index: 0, Item.Seat: Seat.Juror })),
        iter: 1000);

    [Fact]
    public void A_repair_gives_nobody_a_conflict_and_leaves_what_is_final() => Steps.Sample(
        steps =>
        {
            var panel = Play(steps);
            if (panel.Jury.AssignedAt is null || panel.Jury.Chair is not { IsReady: true } chair)
                return;
            var visible = panel.Jury.VisibleTo(chair, panel.Entrants);
            var repaired = panel.Jury.Propose(chair, new AssignmentWish(Aim: AssignmentAim.Repair), panel.Entrants, new Dictionary<string, string>(), []).Value;
            Assert.All(repaired.Pairs, pair => Assert.False(panel.Jury.IsConflicted(panel.Jury.Active(pair.PersonId)!, visible.Single(entrant => entrant.Alias == pair.Alias))));
            var final = panel.Jury.Assignments.Where(pair => pair.LockedAt is not null && visible.Any(entrant => entrant.Alias == pair.Alias)).Select(pair => new Pair(pair.PersonId, pair.Alias));
            Assert.Empty(final.Except(repaired.Pairs));
        },
        iter: 1000);

    private static Finding Chain(Guid person, Entrant entrant, bool strong) => Finding.Of(
        person, entrant.Alias, [new ChainStep(strong ? LinkKind.Declared : LinkKind.Consortium, Node.Organisation(entrant.OrganisationIds[0]))]);

    private static Panel Play((int Kind, int Person, int Alias, int Bits)[] steps, Panel? begun = null)
    {
        var panel = begun ?? new Panel("Een", "Twee", "Drie");
        Guid[] people = begun is null
            ? [panel.Chair, .. panel.Jurors, panel.Join("Reserve een", seat: Seat.Reserve), panel.Ask("Reserve twee", Seat.Reserve), panel.Join("Waarnemer", seat: Seat.Observer)]
            : [.. panel.Jury.Members.Select(member => member.PersonId)];
        foreach (var (kind, who, what, bits) in steps)
            Step(panel, people, kind, people[who % people.Length], panel.Entrants[what], bits);
        return panel;
    }

    private static void Step(Panel panel, Guid[] people, int kind, Guid person, Entrant entrant, int bits)
    {
        switch (kind)
        {
            case 0 when panel.Jury.Active(panel.Chair) is { Chair: true }:
                panel.Assign([.. people.SelectMany(juror => panel.Entrants.Select(other => (juror, other))).Where((pair, index) => (bits >> (index % 12) & 1) == 1 && (bits > 2000 || panel.Jury.Active(pair.juror) is { IsReady: true }))]);
                break;
            case 1:
                panel.Declare(person, entrant.OrganisationIds[0]);
                break;
            case 2:
                panel.Recuse(person, entrant);
                break;
            case 3:
                panel.Jury.NoteOrganisation(person, entrant.OrganisationIds[0], "Elders", panel.Entrants, Panel.Now);
                break;
            case 4 when bits is > 3000 and < 3300:
                panel.Jury.Answer(person, true, null, panel.Entrants, Panel.Now);
                break;
            case 4 when bits is > 3300 and < 3600:
                panel.Jury.Remove(person, Panel.Now);
                break;
            case 9:
                panel.Jury.AskToChair(person, "Niet bereikbaar", Guid.Empty, Panel.Now);
                panel.Jury.AnswerChair(person, bits % 4 > 0, panel.Entrants, Panel.Now);
                break;
            case 7:
                panel.Jury.NoteFindings(bits < 200 ? [] : [Chain(person, entrant, strong: bits % 3 > 0)], panel.Entrants, Panel.Now);
                break;
            case 8:
                panel.Jury.Declare(person, [], "", true, panel.Entrants, Panel.Now, ties: new DeclaredTies(["0403000158"], []), derived: [Chain(person, entrant, strong: true)]);
                break;
            case 10:
                // Most of a scoring at once, so that what comes after a complete one is reached.
                foreach (var pair in panel.Jury.Assignments.Where((_, index) => bits > 1000 || index % 2 == 0))
                    panel.Jury.Lock(pair.PersonId, pair.Alias, panel.Entrants, Panel.Now);
                break;
            case 4 when bits < 300:
                panel.Jury.Answer(person, false, "Weg", panel.Entrants, Panel.Now);
                break;
            default:
                panel.Lock(person, entrant);
                break;
        }
    }
}
