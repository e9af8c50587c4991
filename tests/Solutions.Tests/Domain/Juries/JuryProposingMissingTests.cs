using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Juries;

/// <summary>Where there are too few jurors: how many are missing, why, and who could help.</summary>
public class JuryProposingMissingTests
{
    [Fact]
    public void The_fewest_further_jurors_are_told_and_who_cannot_and_that_more_work_would_do_as_well()
    {
        var panel = new Panel("Jan", "Ilse");
        var (jan, ilse) = (panel.Jurors[0], panel.Jurors[1]);
        Panel.Done(panel.Declare(ilse, panel.A.OrganisationIds[0]));

        var proposal = panel.Propose(new AssignmentWish(2, Load: 1));

        // Six reviews, three places.
        Assert.Equal((3, 1, 3), (proposal.Remedy!.Jurors, proposal.Remedy.Each, proposal.Remedy.Beyond));
        Assert.Equal(2, proposal.Remedy.Load);
        Assert.Empty(proposal.Remedy.Standby);
        Assert.Null(proposal.Remedy.Enough);
        Assert.Equal([new Pair(ilse, "A")], proposal.Shortages.SelectMany(shortage => shortage.Conflicts).Distinct());
        Assert.Null(panel.Propose(new AssignmentWish(2, Load: 2)).Remedy);
    }

    [Fact]
    public void More_reviews_than_jurors_are_a_shortage_and_no_mistake()
    {
        var panel = new Panel("Jan");

        var remedy = panel.Propose(new AssignmentWish(5)).Remedy!;

        Assert.Equal((3, 3), (remedy.Jurors, remedy.Each));
        Assert.Null(remedy.Load);
    }

    [Fact]
    public void Reserves_are_enough_from_the_first_one_who_has_no_interest_and_can_take_it()
    {
        var panel = new Panel("Jan");
        var first = panel.Join("Rik", seat: Seat.Reserve);
        var second = panel.Join("Rosa", seat: Seat.Reserve);
        panel.Ask("Ria", Seat.Reserve);
        Panel.Done(panel.Declare(first, panel.A.OrganisationIds[0]));

        var remedy = panel.Propose(new AssignmentWish(3)).Remedy!;

        // One further juror would do; Rik may not judge A, so Rosa is needed too.
        Assert.Equal((1, 2, 0), (remedy.Jurors, remedy.Enough!.Value, remedy.Beyond));
        Assert.Equal(["Rik", "Rosa", "Ria"], remedy.Standby.Select(member => member.Name));
        Assert.Equal([["A"], [], []], remedy.Standby.Select(member => member.Conflicts));
        Assert.Equal([true, true, false], remedy.Standby.Select(member => member.HasDeclared));
        Assert.Equal(second, remedy.Standby[1].PersonId);
    }

    [Fact]
    public void A_juror_who_has_still_to_answer_comes_before_the_reserves_and_what_they_cannot_do_is_left()
    {
        var panel = new Panel();
        panel.Join("Rik", seat: Seat.Reserve);
        panel.Ask("Wout", Seat.Juror);

        var remedy = panel.Propose(new AssignmentWish(4)).Remedy!;

        Assert.Equal(["Wout", "Rik"], remedy.Standby.Select(member => member.Name));
        Assert.Equal((3, null, 1), (remedy.Jurors, remedy.Enough, remedy.Beyond));
    }

    [Fact]
    public void A_reserve_counts_for_no_more_than_he_or_she_can_take()
    {
        var panel = new Panel();
        panel.Wish(panel.Join("Rik", seat: Seat.Reserve), new JurorWish("", 2));

        Assert.Equal(1, panel.Propose(new AssignmentWish(2)).Remedy!.Beyond);
    }

    [Fact]
    public void What_is_locked_is_told_beside_what_is_still_needed()
    {
        var panel = new Panel("Jan");
        Panel.Done(panel.Assign((panel.Jurors[0], panel.A)));
        Panel.Done(panel.Lock(panel.Jurors[0], panel.A));

        var shortages = panel.Propose(new AssignmentWish(3)).Shortages;

        Assert.Equal([(2, 1, 1), (3, 2, 0), (3, 2, 0)], shortages.OrderBy(shortage => shortage.Aliases[0]).Select(shortage => (shortage.Needed, shortage.Places + shortage.Once, shortage.Final)));
    }

    [Fact]
    public void What_a_repair_cannot_fill_says_who_could()
    {
        var panel = new Panel("Jan");
        Panel.Done(panel.Assign((panel.Jurors[0], panel.A), (panel.Chair, panel.A)));
        Panel.Done(panel.Recuse(panel.Jurors[0], panel.A));
        panel.Join("Rik", seat: Seat.Reserve);

        var remedy = panel.Propose(new AssignmentWish(Aim: AssignmentAim.Repair)).Remedy!;

        Assert.Equal((1, 1, 1), (remedy.Jurors, remedy.Each, remedy.Enough));
    }
}
