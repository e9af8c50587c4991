using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;

namespace Market.Solutions.Tests.Domain.Juries;

public sealed class JuryProposingTests
{
    [Fact]
    public void What_is_locked_stays_even_where_without_it_everybody_could_have_less()
    {
        var panel = new Panel("Jan", "Ilse");
        var (jan, ilse) = (panel.Jurors[0], panel.Jurors[1]);
        // One each would do if Ilse had A, which is all that she may judge, and Jan another.
        Panel.Done(panel.Declare(ilse, panel.B.OrganisationIds[0], panel.C.OrganisationIds[0]));
        Panel.Done(panel.Assign((jan, panel.A)));
        Panel.Done(panel.Lock(jan, panel.A));

        var proposal = panel.Propose(new AssignmentWish(1));

        Assert.Equal(2, proposal.Load);
        Assert.Equal([new Pair(jan, "A"), new Pair(panel.Chair, "B"), new Pair(panel.Chair, "C")], proposal.Pairs);
    }

    [Fact]
    public void Who_knows_the_subject_judges_it_and_the_fit_is_told()
    {
        var panel = Skilled();
        var (jan, ilse) = (panel.Jurors[0], panel.Jurors[1]);

        var proposal = panel.Propose(new AssignmentWish(1, Aim: AssignmentAim.Total));

        Assert.Equal([new Pair(jan, "A"), new Pair(ilse, "B"), new Pair(panel.Chair, "C")], proposal.Pairs);
        Assert.Equal((0, null), (proposal.Fit!.Weakest, proposal.Fit.WeakestBound));
        Assert.True(proposal.Fit.Total > 0);
    }

    [Fact]
    public void The_weakest_is_served_first_and_the_bound_says_that_nothing_serves_it_better()
    {
        var panel = Skilled();

        var fair = panel.Propose(new AssignmentWish(2, Aim: AssignmentAim.Weakest)).Fit!;
        var total = panel.Propose(new AssignmentWish(2, Aim: AssignmentAim.Total)).Fit!;

        Assert.Equal(fair.WeakestBound, fair.Weakest);
        Assert.True(fair.Weakest >= total.Weakest && fair.Total <= total.Total);
    }

    [Fact]
    public void After_a_late_recusal_only_what_follows_from_it_moves()
    {
        var panel = Skilled();
        var (jan, ilse) = (panel.Jurors[0], panel.Jurors[1]);
        Panel.Done(panel.Assign((ilse, panel.A), (jan, panel.B), (panel.Chair, panel.C)));
        Panel.Done(panel.Recuse(ilse, panel.A));

        var proposal = panel.Propose(new AssignmentWish(1, Load: 2));

        Assert.Equal([new Pair(jan, "A"), new Pair(jan, "B"), new Pair(panel.Chair, "C")], proposal.Pairs);
    }

    [Fact]
    public void A_repair_fills_the_lost_place_as_well_as_can_be_and_leaves_the_rest()
    {
        var panel = Skilled();
        var (jan, ilse) = (panel.Jurors[0], panel.Jurors[1]);
        Panel.Done(panel.Assign((ilse, panel.A), (jan, panel.B), (panel.Chair, panel.C)));
        Panel.Done(panel.Recuse(ilse, panel.A));

        var proposal = panel.Propose(new AssignmentWish(Aim: AssignmentAim.Repair));

        // Nobody had two: Jan, who knows A, takes it from Ilse, who takes B from Jan.
        Assert.Equal([new Pair(jan, "A"), new Pair(ilse, "B"), new Pair(panel.Chair, "C")], proposal.Pairs);
        Assert.Empty(proposal.Short);
    }

    [Fact]
    public void A_repair_moves_nobody_where_somebody_has_room_and_asks_more_of_somebody_where_nobody_has()
    {
        var panel = new Panel("Jan", "Ilse");
        var (jan, ilse) = (panel.Jurors[0], panel.Jurors[1]);
        Panel.Done(panel.Declare(jan, panel.C.OrganisationIds[0]));
        Panel.Done(panel.Assign((jan, panel.A), (jan, panel.B), (ilse, panel.A), (panel.Chair, panel.C)));
        Panel.Done(panel.Recuse(jan, panel.B));
        var roomy = panel.Propose(new AssignmentWish(Aim: AssignmentAim.Repair));
        Assert.Single(roomy.Pairs.Except(panel.Jury.Assignments.Select(pair => new Pair(pair.PersonId, pair.Alias))));

        Panel.Done(panel.StandDown(ilse));
        var full = panel.Propose(new AssignmentWish(Aim: AssignmentAim.Repair));
        Assert.Equal([new Pair(panel.Chair, "A"), new Pair(jan, "A"), new Pair(panel.Chair, "B"), new Pair(panel.Chair, "C")], full.Pairs.OrderBy(pair => pair.Alias).ThenByDescending(pair => pair.PersonId == panel.Chair));
    }

    [Fact]
    public void What_nobody_can_take_over_is_missing_and_told()
    {
        var panel = new Panel("Jan", "Ilse");
        Panel.Done(panel.Assign((panel.Jurors[0], panel.A), (panel.Jurors[1], panel.A), (panel.Chair, panel.A)));
        Panel.Done(panel.Recuse(panel.Jurors[0], panel.A));

        Assert.Equal(("A", 1), Assert.Single(panel.Propose(new AssignmentWish(Aim: AssignmentAim.Repair)).Short));
    }

    [Theory]
    [InlineData(AssignmentAim.Keep)]
    [InlineData(AssignmentAim.Total)]
    [InlineData(AssignmentAim.Weakest)]
    public void A_pair_with_a_warning_is_the_last_resort_until_the_chair_assigned_it(AssignmentAim aim)
    {
        var panel = Skilled();
        var (jan, ilse) = (panel.Jurors[0], panel.Jurors[1]);
        Warn(panel, (jan, "A"), (ilse, "B"));

        Assert.DoesNotContain(panel.Propose(new AssignmentWish(2, Aim: aim)).Pairs, pair => pair == new Pair(jan, "A") || pair == new Pair(ilse, "B"));
        Assert.Contains(new Pair(jan, "A"), panel.Propose(new AssignmentWish(3, Aim: aim)).Pairs);

        Panel.Done(panel.Assign((jan, panel.A)));
        Assert.Contains(new Pair(jan, "A"), panel.Propose(new AssignmentWish(2, Aim: aim)).Pairs);
    }

    [Fact]
    public void What_the_load_cannot_hold_is_explained_by_those_who_compete()
    {
        var panel = Skilled();
        var (jan, ilse) = (panel.Jurors[0], panel.Jurors[1]);
        Panel.Done(panel.Declare(ilse, panel.A.OrganisationIds[0], panel.B.OrganisationIds[0]));

        var proposal = panel.Propose(new AssignmentWish(2, Load: 2));

        // A and B need two each, from Jan and the chair with two places each; so nobody but Ilse is left for C.
        var shortage = Assert.Single(proposal.Shortages);
        Assert.Equal(["A", "B", "C"], shortage.Aliases);
        Assert.Equal((6, 4, 1), (shortage.Needed, shortage.Places, shortage.Once));
        Assert.Equal(new[] { jan, panel.Chair }.Order(), shortage.FullIds.Order());
        Assert.Equal(1, proposal.Short.Sum(each => each.Missing));
    }

    [Fact]
    public void Who_would_rather_not_judge_a_subject_gets_another_though_nobody_knows_it_better()
    {
        var panel = Skilled();
        var jan = panel.Jurors[0];
        panel.Wish(jan, new JurorWish("Natuurbeheer met schapen in het duin", null), "Natuurbeheer, schapen, en drones boven zee");

        var proposal = panel.Propose(new AssignmentWish(1, Aim: AssignmentAim.Total));

        Assert.Contains(new Pair(jan, "C"), proposal.Pairs);
    }

    [Fact]
    public void Nobody_is_proposed_for_more_than_he_or_she_can_take_and_what_that_costs_is_told()
    {
        var panel = Skilled();
        var jan = panel.Jurors[0];
        panel.Wish(jan, new JurorWish("", 1));

        var two = panel.Propose(new AssignmentWish(2));
        var three = panel.Propose(new AssignmentWish(3));

        Assert.Single(two.Pairs, pair => pair.PersonId == jan);
        Assert.Equal((6, 0), (two.Pairs.Count, two.Short.Sum(each => each.Missing)));
        Assert.Equal(2, three.Short.Sum(each => each.Missing));
        Assert.NotEmpty(three.Shortages);
        Assert.All(three.Shortages, shortage => Assert.Contains(jan, shortage.FullIds));
    }

    [Fact]
    public void Who_has_Dutch_words_for_a_subject_is_proposed_for_what_is_written_about_it_in_English()
    {
        var panel = new Panel("Jan", "Ilse");
        var (jan, ilse) = (panel.Jurors[0], panel.Jurors[1]);
        panel.Wish(jan, new JurorWish("", null), "Boekhouding en belastingen");
        panel.Wish(ilse, new JurorWish("", null), "Brandweer, bosbranden");

        var proposal = panel.Jury.Propose(panel.Jury.Active(panel.Chair)!, new AssignmentWish(1, Aim: AssignmentAim.Total), panel.Entrants, new Dictionary<string, string>
        {
            ["A"] = "A lock for bicycles", ["B"] = "Cameras that see a fire in the dunes", ["C"] = "Drones at sea",
        }, ["safety"]).Value;

        Assert.Contains(new Pair(ilse, "B"), proposal.Pairs);
        Assert.True(proposal.Fit!.Total > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void To_take_none_at_all_is_no_wish_but_standing_down(int atMost)
    {
        var panel = Skilled();
        var declared = panel.Jury.Declare(panel.Jurors[0], [], "", true, panel.Entrants, Panel.Now, wish: new JurorWish("", atMost));
        Assert.Equal([JuryErrors.AtMostRange], declared.Errors);
    }

    [Fact]
    public void Without_any_expertise_nothing_is_said_of_fit() => Assert.Null(new Panel("Jan").Propose(new AssignmentWish()).Fit);

    /// <summary>Jan knows dunes and Ilse software; A is of dunes and B of software.</summary>
    private static Panel Skilled()
    {
        var panel = new Panel("Jan", "Ilse");
        Panel.Done(panel.Jury.Declare(panel.Jurors[0], [], "", true, panel.Entrants, Panel.Now, "Duinen en natuurbeheer aan de kust"));
        Panel.Done(panel.Jury.Declare(panel.Jurors[1], [], "", true, panel.Entrants, Panel.Now, "Software voor sensoren"));
        return panel;
    }

    private static void Warn(Panel panel, params (Guid Juror, string Alias)[] pairs) => panel.Jury.NoteFindings(
        [.. pairs.Select(pair => new Finding(pair.Juror, pair.Alias, ConflictWeight.Warning, [new ChainStep(LinkKind.Mail, new Node(NodeKind.Domain, "kade.be"))]))], panel.Entrants, Panel.Now);
}
