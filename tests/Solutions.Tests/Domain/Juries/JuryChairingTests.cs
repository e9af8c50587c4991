using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Juries;

public sealed class JuryChairingTests
{
    private static readonly Guid Officer = Guid.CreateVersion7();

    private readonly Panel _panel = new("Jan", "Els");

    private Jury Jury => _panel.Jury;

    private Guid Jan => _panel.Jurors[0];

    private Guid Els => _panel.Jurors[1];

    [Fact]
    public void A_juror_who_is_asked_and_takes_the_chair_has_it_and_who_had_it_stays_a_juror()
    {
        Panel.Done(Ask(Jan));
        Assert.Equal(_panel.Chair, Jury.Chair!.PersonId);

        Panel.Done(Answer(Jan, accept: true));

        Assert.Equal(Jan, Jury.Chair!.PersonId);
        Assert.True(Jury.Active(_panel.Chair) is { Chair: false, IsReady: true });
        Assert.Equal(new ChairChange(_panel.Chair, "Voorzitter", Jan, "Jan", "Niet bereikbaar", Officer, Panel.Now, ChairChangeState.Accepted, Panel.Now), Assert.Single(Jury.ChairChanges));
        var told = Assert.Single(Jury.Events.OfType<ChairWasAnswered>());
        Assert.Equal(new[] { _panel.Chair, Els }.Order(), told.MemberIds.Order());
    }

    [Fact]
    public void Nobody_takes_the_chair_unasked_and_who_does_not_want_it_leaves_all_as_it_was()
    {
        Panel.Refused(JuryErrors.ChairNotAsked, Answer(Els, accept: true));
        Panel.Done(Ask(Jan));
        Panel.Refused(JuryErrors.ChairNotAsked, Answer(Els, accept: true));
        Panel.Done(Answer(Jan, accept: false));
        Assert.Equal(_panel.Chair, Jury.Chair!.PersonId);
        Panel.Refused(JuryErrors.ChairNotAsked, Answer(Jan, accept: true));
    }

    [Fact]
    public void Who_is_asked_last_counts()
    {
        Panel.Done(Ask(Jan));
        Panel.Done(Ask(Els));
        Panel.Refused(JuryErrors.ChairNotAsked, Answer(Jan, accept: true));
        Panel.Done(Answer(Els, accept: true));
        Assert.Equal([ChairChangeState.Withdrawn, ChairChangeState.Accepted], Jury.ChairChanges.Select(change => change.State));
    }

    [Fact]
    public void Only_a_juror_who_is_ready_is_asked_with_a_reason()
    {
        Panel.Refused(JuryErrors.CannotChair, Ask(_panel.Join("Wim", seat: Seat.Observer)));
        Panel.Refused(JuryErrors.CannotChair, Ask(_panel.Join("Rik", declare: false)));
        Panel.Refused(JuryErrors.ChairsAlready, Ask(_panel.Chair));
        Panel.Refused(JuryErrors.ReasonMissing, Jury.AskToChair(Jan, " ", Officer, Panel.Now));
    }

    [Fact]
    public void A_chair_who_left_leaves_it_to_who_is_asked_and_what_that_one_may_not_know_of_is_covered()
    {
        Panel.Done(_panel.AssignAll());
        Panel.Done(_panel.StandDown(_panel.Chair));
        Panel.Done(_panel.Declare(Jan, _panel.A.OrganisationIds[0]));
        var fien = _panel.Join("Fien");
        Panel.Done(Ask(Jan));

        Panel.Done(Answer(Jan, accept: true));

        Assert.Null(Jury.ChairChanges[0].FromId);
        Assert.Contains(Jury.Assignments, pair => pair.PersonId == fien && pair.Alias == "A");
    }

    private Kernel.Result Ask(Guid person) => Jury.AskToChair(person, "Niet bereikbaar", Officer, Panel.Now);

    private Kernel.Result Answer(Guid person, bool accept) => Jury.AnswerChair(person, accept, _panel.Entrants, Panel.Now);
}
