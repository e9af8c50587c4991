using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Juries;

public sealed class JuryLosingTests
{
    [Fact]
    public void A_conflict_that_turns_up_is_told_to_who_lost_something_and_to_the_chair()
    {
        var (panel, jan) = Assigned();

        Panel.Done(panel.Declare(jan, panel.A.OrganisationIds[0]));

        Assert.Equal((jan, "Jan", "A", LossCause.Conflict, true), Said(Assert.Single(panel.Jury.Losses)));
        Told(panel, panel.Chair, jan);
    }

    [Fact]
    public void Who_recused_or_stood_down_knows_it_and_the_chair_hears_of_the_place()
    {
        var (panel, jan) = Assigned();
        Panel.Done(panel.Recuse(jan, panel.A));
        Told(panel, panel.Chair);

        panel.Jury.ClearEvents();
        Panel.Done(panel.StandDown(jan));
        Assert.Equal([LossCause.Recused, LossCause.StoodDown, LossCause.StoodDown], panel.Jury.Losses.Select(loss => loss.Cause));
        Told(panel, panel.Chair);
    }

    [Fact]
    public void What_the_chair_may_not_know_of_is_told_to_the_juror_only_and_leaves_nothing_to_repair()
    {
        var (panel, jan) = Assigned();
        Panel.Done(panel.Declare(panel.Chair, panel.A.OrganisationIds[0]));
        panel.Jury.ClearEvents();

        Panel.Done(panel.Declare(jan, panel.A.OrganisationIds[0]));

        Assert.False(Assert.Single(panel.Jury.Losses).Open);
        Told(panel, null, jan);
    }

    [Fact]
    public void A_place_that_a_reserve_took_is_not_open()
    {
        var (panel, jan) = Assigned();
        var fien = panel.Join("Fien", seat: Seat.Reserve);
        Panel.Done(panel.Declare(fien, panel.B.OrganisationIds[0]));
        panel.Jury.ClearEvents();

        Panel.Done(panel.StandDown(jan));

        Assert.Equal(["B"], panel.Jury.Losses.Where(loss => loss.Open).Select(loss => loss.Alias));
    }

    [Fact]
    public void When_the_chair_sets_the_assignment_nothing_is_open_any_more_and_the_losses_are_kept()
    {
        var (panel, jan) = Assigned();
        Panel.Done(panel.Recuse(jan, panel.A));

        Panel.Done(panel.Assign((jan, panel.B), (panel.Jurors[1], panel.A)));

        Assert.False(Assert.Single(panel.Jury.Losses).Open);
    }

    [Fact]
    public void What_the_chair_takes_away_is_no_loss()
    {
        var (panel, _) = Assigned();
        Panel.Done(panel.Assign());
        Assert.Empty(panel.Jury.Losses);
    }

    [Fact]
    public void The_chair_hears_that_the_scoring_is_open_again_when_the_market_gives_out_what_the_chair_may_not_know_of()
    {
        var panel = Hidden("Jan", "Mies");
        panel.Join("Ilse");
        Panel.Done(panel.Recuse(panel.Jurors[0], panel.A));
        Assert.Empty(panel.Jury.Events.OfType<ScoringFellOpen>());

        Panel.Done(panel.Recuse(panel.Jurors[1], panel.A));
        Assert.Equal(panel.Chair, Assert.Single(panel.Jury.Events.OfType<ScoringFellOpen>()).ChairId);
        Assert.Single(panel.Jury.Events.OfType<SubmissionsWereAssigned>());
        Assert.Empty(panel.Jury.Events.OfType<JurorIsNeeded>());
        Assert.Empty(panel.Jury.Events.OfType<AssignmentsWereTaken>());
    }

    [Fact]
    public void When_nobody_can_judge_it_the_body_hears_once_that_somebody_is_needed_who_gets_it_by_declaring()
    {
        var panel = Hidden("Jan");
        Panel.Done(panel.Recuse(panel.Jurors[0], panel.A));
        Panel.Done(panel.Recuse(panel.Jurors[0], panel.B));
        Assert.Equal(panel.Body, Assert.Single(panel.Jury.Events.OfType<JurorIsNeeded>()).OrganisationId);
        Assert.Equal(["A"], panel.Jury.Stranded);

        var mies = panel.Join("Mies");
        Assert.Empty(panel.Jury.Stranded);
        Assert.True(panel.Jury.IsAssigned(mies, "A"));
    }

    [Fact]
    public void A_chair_who_only_now_may_not_know_of_what_nobody_judges_cannot_give_it_out_so_the_body_hears()
    {
        var panel = new Panel("Jan");
        Panel.Done(panel.Declare(panel.Jurors[0], panel.A.OrganisationIds[0]));
        Panel.Done(panel.Assign((panel.Jurors[0], panel.B)));
        Assert.Empty(panel.Jury.Events.OfType<JurorIsNeeded>());
        Panel.Done(panel.Declare(panel.Chair, panel.A.OrganisationIds[0]));
        Assert.Single(panel.Jury.Events.OfType<JurorIsNeeded>());
    }

    [Fact]
    public void A_reopening_that_the_chair_has_no_part_in_tells_the_chair_the_same()
    {
        var panel = Hidden("Jan", "Mies");
        Panel.Done(panel.Jury.AskReopening(panel.Jurors[0], "A", "Verkeerd gelezen", panel.Entrants, Panel.Now));
        Panel.Done(panel.Jury.AllowReopening(panel.Jury.Active(panel.Jurors[1])!, panel.Jurors[0], "A", panel.Entrants, Panel.Now));
        Assert.Equal(panel.Chair, Assert.Single(panel.Jury.Events.OfType<ScoringFellOpen>()).ChairId);
    }

    /// <summary>All is final, and A is hidden from the chair.</summary>
    private static Panel Hidden(params string[] jurors)
    {
        var panel = new Panel(jurors);
        Panel.Done(panel.Declare(panel.Chair, panel.A.OrganisationIds[0]));
        Panel.Done(panel.Assign([.. panel.Jurors.SelectMany(juror => new[] { (juror, panel.B), (juror, panel.C) })]));
        panel.LockAll();
        Assert.True(panel.Jury.IsCompleted);
        panel.Jury.ClearEvents();
        return panel;
    }

    private static (Panel Panel, Guid Jan) Assigned()
    {
        var panel = new Panel("Jan", "Ilse");
        Panel.Done(panel.AssignAll());
        panel.Jury.ClearEvents();
        return (panel, panel.Jurors[0]);
    }

    private static (Guid PersonId, string Name, string Alias, LossCause Cause, bool Open) Said(Loss loss) => (loss.PersonId, loss.Name, loss.Alias, loss.Cause, loss.Open);

    private static void Told(Panel panel, Guid? chair, params Guid[] jurors)
    {
        var told = Assert.Single(panel.Jury.Events.OfType<AssignmentsWereTaken>());
        Assert.Equal(chair, told.ChairId);
        Assert.Equal(jurors, told.JurorIds);
    }
}
