using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Juries;

public sealed class JuryReservesTests
{
    private readonly Panel _panel = new("Jan", "Els");

    private Jury Jury => _panel.Jury;

    private Guid Jan => _panel.Jurors[0];

    private Guid Els => _panel.Jurors[1];

    private Kernel.Result AddSeat(Guid person, string reason = "Te veel werk") => Jury.AddSeat(person, reason, "Voorzitter", _panel.Entrants, Panel.Now);

    [Fact]
    public void The_first_reserve_takes_the_seat_of_who_stands_down_and_what_was_assigned()
    {
        var (first, second) = (_panel.Join("Eerste", seat: Seat.Reserve), _panel.Join("Tweede", seat: Seat.Reserve));
        Panel.Done(_panel.Assign((Jan, _panel.A), (Jan, _panel.B), (Els, _panel.C)));
        Panel.Done(_panel.StandDown(Jan));
        Assert.Equal((Seat.Juror, Seat.Reserve), (Jury.Active(first)!.Seat, Jury.Active(second)!.Seat));
        Assert.Equal(["A", "B"], Jury.Assignments.Where(pair => pair.PersonId == first).Select(pair => pair.Alias));
        Assert.Equal(new PanelMove(Jan, "Jan", PanelMoveCause.StoodDown, "Ziek", first, "Eerste", Panel.Now), Assert.Single(Jury.Moves));
        var told = Assert.Single(Jury.Events.OfType<ReserveHasMovedUp>());
        Assert.Equal((first, true, (Guid?)_panel.Chair), (told.PersonId, told.Accepted, told.ChairId));
        Assert.Equal(2, Jury.Events.OfType<SubmissionsWereAssigned>().Last(it => it.PersonId == first).Submissions);
    }

    [Fact]
    public void The_chair_puts_reserves_in_another_order_with_a_reason_and_the_first_of_that_order_moves_up()
    {
        var (first, second) = (_panel.Join("Eerste", seat: Seat.Reserve), _panel.Join("Tweede", seat: Seat.Reserve));

        Panel.Done(Jury.OrderReserves([second, first], "Kent het terrein", (_panel.Chair, "Voorzitter"), Panel.Now));
        Panel.Done(_panel.StandDown(Jan));

        Assert.Equal((Seat.Reserve, Seat.Juror), (Jury.Active(first)!.Seat, Jury.Active(second)!.Seat));
        var order = Assert.Single(Jury.ReserveOrders);
        Assert.Equal((_panel.Chair, "Voorzitter", "Tweede, Eerste", "Kent het terrein"), (order.By, order.ByName, string.Join(", ", order.Names), order.Reason));
    }

    [Fact]
    public void A_further_seat_goes_to_the_first_reserve_and_takes_nothing_from_anybody()
    {
        var (first, second) = (_panel.Join("Eerste", seat: Seat.Reserve), _panel.Join("Tweede", seat: Seat.Reserve));
        Panel.Done(_panel.Assign((Jan, _panel.A), (Els, _panel.B), (Els, _panel.C)));
        var before = Jury.Assignments;

        Panel.Done(AddSeat(first));

        Assert.Equal((Seat.Juror, Seat.Reserve), (Jury.Active(first)!.Seat, Jury.Active(second)!.Seat));
        Assert.Equal(before, Jury.Assignments);
        Assert.Equal(new PanelMove(null, null, PanelMoveCause.Added, "Te veel werk", first, "Eerste", Panel.Now, "Voorzitter"), Assert.Single(Jury.Moves));
        Assert.Equal((first, true), Assert.Single(Jury.Events.OfType<ReserveHasMovedUp>()) is var told ? (told.PersonId, told.Accepted) : default);
    }

    [Fact]
    public void Asking_twice_adds_one_seat_and_nobody_passes_the_first_reserve()
    {
        var (first, second) = (_panel.Join("Eerste", seat: Seat.Reserve), _panel.Join("Tweede", seat: Seat.Reserve));
        Panel.Refused(JuryErrors.OtherReserves, AddSeat(second));
        Panel.Refused(JuryErrors.ReasonMissing, AddSeat(first, " "));
        Panel.Done(AddSeat(first));
        Panel.Refused(JuryErrors.OtherReserves, AddSeat(first));
        Jury.Settle(Panel.Now);
        Panel.Refused(JuryErrors.Settled, AddSeat(second));
        Assert.Single(Jury.Moves);
    }

    [Fact]
    public void Who_gets_a_further_seat_judges_what_the_chair_may_not_know_of()
    {
        var reserve = _panel.Join("Eerste", seat: Seat.Reserve);
        Panel.Done(_panel.Declare(_panel.Chair, _panel.A.OrganisationIds[0]));
        Panel.Done(_panel.Assign((Jan, _panel.B), (Els, _panel.C)));

        Panel.Done(AddSeat(reserve));

        Assert.Equal("A", Assert.Single(Jury.Assignments, pair => pair.PersonId == reserve).Alias);
    }

    [Fact]
    public void An_order_names_all_reserves_once_and_has_a_reason()
    {
        var (first, second) = (_panel.Join("Eerste", seat: Seat.Reserve), _panel.Join("Tweede", seat: Seat.Reserve));
        foreach (var other in new[] { [first], [first, first], [first, Jan], new[] { first, second, Els } })
            Panel.Refused(JuryErrors.OtherReserves, Jury.OrderReserves(other, "Daarom", (_panel.Chair, "Voorzitter"), Panel.Now));
        Panel.Refused(JuryErrors.ReasonMissing, Jury.OrderReserves([second, first], "", (_panel.Chair, "Voorzitter"), Panel.Now));
        Assert.Empty(Jury.ReserveOrders);
    }

    [Fact]
    public void What_the_reserve_must_not_judge_is_not_taken_over()
    {
        var reserve = _panel.Join("Eerste", organisation: _panel.A.OrganisationIds[0], seat: Seat.Reserve);
        Panel.Done(_panel.Assign((Jan, _panel.A), (Jan, _panel.B), (Els, _panel.C)));
        Panel.Done(_panel.StandDown(Jan));
        Assert.Equal("B", Assert.Single(Jury.Assignments, pair => pair.PersonId == reserve).Alias);
    }

    [Fact]
    public void Who_has_not_answered_yet_is_asked_as_juror_and_the_next_one_when_that_is_declined()
    {
        var (first, second) = (_panel.Ask("Eerste", Seat.Reserve), _panel.Ask("Tweede", Seat.Reserve));
        Panel.Done(_panel.StandDown(Jan));
        Assert.Equal((MemberState.Invited, Seat.Juror), (Jury.Active(first)!.State, Jury.Active(first)!.Seat));
        Assert.False(Jury.Events.OfType<ReserveHasMovedUp>().Single().Accepted);
        Panel.Done(_panel.StandDown(first));
        Assert.Equal(Seat.Juror, Jury.Active(second)!.Seat);
        Assert.Equal([PanelMoveCause.StoodDown, PanelMoveCause.Declined], Jury.Moves.Select(move => move.Cause));
    }

    [Fact]
    public void Without_a_reserve_the_chair_is_told()
    {
        Panel.Done(_panel.StandDown(Jan));
        Assert.Equal(("Jan", _panel.Chair), Assert.Single(Jury.Events.OfType<ReservesHaveRunOut>()) is var told ? (told.Name, told.ChairId) : default);
        Assert.Null(Assert.Single(Jury.Moves).NextId);
    }

    [Fact]
    public void Who_is_removed_is_replaced_too_and_a_reserve_or_observer_who_leaves_is_not()
    {
        var (reserve, observer, next) = (_panel.Join("Eerste", seat: Seat.Reserve), _panel.Join("Waarnemer", seat: Seat.Observer), _panel.Join("Tweede", seat: Seat.Reserve));
        Panel.Done(_panel.StandDown(reserve));
        Panel.Done(_panel.StandDown(observer));
        Assert.Empty(Jury.Moves);
        Panel.Done(Jury.Remove(Els, Panel.Now));
        Assert.Equal((PanelMoveCause.Removed, (Guid?)next), (Jury.Moves.Single().Cause, Jury.Moves.Single().NextId));
    }

    [Fact]
    public void Reserves_and_observers_declare_and_judge_nothing()
    {
        var (reserve, observer) = (_panel.Join("Eerste", seat: Seat.Reserve), _panel.Join("Waarnemer", seat: Seat.Observer));
        Panel.Done(_panel.Declare(observer, _panel.A.OrganisationIds[0]));
        Assert.True(Jury.IsConflicted(Jury.Active(observer)!, _panel.A));
        Panel.Refused(JuryErrors.NotReady(0), _panel.Assign((reserve, _panel.A)));
        Panel.Refused(JuryErrors.NotReady(0), _panel.Assign((observer, _panel.B)));
        Assert.Empty(Jury.VisibleTo(Jury.Active(reserve)!, _panel.Entrants));
        Assert.Equal((false, true), (Jury.Active(reserve)!.MayBePresent, Jury.Active(observer)!.MayBePresent));
    }

    [Fact]
    public void The_chair_is_a_juror() => Panel.Refused(JuryErrors.ChairIsJuror, Jury.Invite(Panel.Person("Iemand"), true, Panel.Now, Seat.Reserve));
}
