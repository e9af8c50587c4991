using CsCheck;

using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Juries;

/// <summary>Whatever people do in whatever order, these hold.</summary>
public sealed class JuryPropertiesTests
{
    /// <summary>Kind of step, which person, which submission, which extra bits.</summary>
    private static readonly Gen<(int Kind, int Person, int Alias, int Bits)[]> Steps =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 0xFFF]).Array[0, 30];

    [Fact]
    public void A_conflicted_or_recused_juror_never_holds_an_assignment() => Steps.Sample(
        steps =>
        {
            var panel = Play(steps);
            // Who moves to a submitter after the scoring was completed sees its submission no more, but the given scores stand.
            if (panel.Jury.IsCompleted)
                return;
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
            Assert.Single(panel.Jury.Events.OfType<ScoringWasCompleted>());
        },
        iter: 2000);

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

    private static Panel Play((int Kind, int Person, int Alias, int Bits)[] steps)
    {
        var panel = new Panel("Een", "Twee", "Drie");
        Guid[] people = [panel.Chair, .. panel.Jurors];
        foreach (var (kind, who, what, bits) in steps)
            Step(panel, people, kind, people[who], panel.Entrants[what], bits);
        return panel;
    }

    private static void Step(Panel panel, Guid[] people, int kind, Guid person, Entrant entrant, int bits)
    {
        switch (kind)
        {
            case 0 when panel.Jury.Active(panel.Chair) is not null:
                panel.Assign([.. people.SelectMany(juror => panel.Entrants.Select(other => (juror, other))).Where((_, index) => (bits >> index & 1) == 1)]);
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
            case 4 when bits < 300:
                panel.Jury.Answer(person, false, "Weg", panel.Entrants, Panel.Now);
                break;
            default:
                panel.Lock(person, entrant);
                break;
        }
    }
}
