using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;

namespace Market.Solutions.Tests.Domain.Juries;

public sealed class JuryJudgingTests
{
    private readonly Panel _panel = new("Jan", "Piet");

    private Jury Jury => _panel.Jury;

    private Guid Jan => _panel.Jurors[0];

    private Guid Piet => _panel.Jurors[1];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_member_of_the_lead_or_a_partner_is_always_in_conflict(int organisation)
    {
        var juror = _panel.Join("Van het consortium", organisation: _panel.B.OrganisationIds[organisation]);
        Panel.Refused(JuryErrors.Conflicted(0), _panel.Assign((juror, _panel.B)));
        Panel.Done(_panel.Assign((juror, _panel.A)));
    }

    [Fact]
    public void A_declared_interest_is_a_conflict()
    {
        Panel.Done(_panel.Declare(Jan, _panel.A.OrganisationIds[0]));
        Panel.Refused(JuryErrors.Conflicted(0), _panel.Assign((Jan, _panel.A)));
    }

    [Fact]
    public void Only_who_accepted_and_declared_can_be_assigned()
    {
        var undeclared = _panel.Join("Nog niet", declare: false);
        Panel.Refused(JuryErrors.NotReady(0), _panel.Assign((undeclared, _panel.A)));
        Panel.Refused(JuryErrors.NotReady(0), _panel.Assign((Guid.CreateVersion7(), _panel.A)));
    }

    [Fact]
    public void Every_wrong_pair_is_named_by_its_place()
    {
        var result = _panel.Assign((Jan, _panel.A), (Jan, new Entrant("Z", [])), (Guid.CreateVersion7(), _panel.B));
        Assert.Equal(["pairs[1].alias", "pairs[2].personId"], result.Errors.Select(error => error.Field));
        Assert.Empty(Jury.Assignments);
    }

    [Fact]
    public void A_recused_juror_loses_the_submission_at_once_and_never_gets_it_back()
    {
        Panel.Done(_panel.AssignAll());
        Panel.Done(_panel.Recuse(Jan, _panel.A));
        Assert.False(Jury.IsAssigned(Jan, "A"));
        Panel.Refused(JuryErrors.Conflicted(0), _panel.Assign((Jan, _panel.A)));
    }

    [Fact]
    public void A_recusal_needs_a_reason_and_something_to_be_recused_from()
    {
        Panel.Done(_panel.Assign((Jan, _panel.A)));
        Panel.Refused(JuryErrors.ReasonMissing, Jury.Recuse(Jan, "A", " ", _panel.Entrants, Panel.Now));
        Panel.Refused(Error.NotFound(), _panel.Recuse(Jan, _panel.B));
        Panel.Refused(Error.NotFound(), _panel.Recuse(Guid.CreateVersion7(), _panel.A));
    }

    [Fact]
    public void An_interest_declared_later_takes_the_submission_away()
    {
        Panel.Done(_panel.AssignAll());
        Panel.Done(_panel.Declare(Jan, _panel.C.OrganisationIds[0]));
        Assert.False(Jury.IsAssigned(Jan, "C"));
    }

    [Fact]
    public void A_juror_who_moves_to_a_submitting_organisation_loses_its_submission_and_the_old_interest_remains()
    {
        var juror = _panel.Join("Verhuizer", organisation: _panel.A.OrganisationIds[0]);
        Panel.Done(_panel.Assign((juror, _panel.B), (juror, _panel.C)));
        Jury.NoteOrganisation(juror, _panel.B.OrganisationIds[0], "Nieuw", _panel.Entrants, Panel.Now);
        Assert.Equal(["C"], Jury.Assignments.Select(pair => pair.Alias));
        Panel.Refused(JuryErrors.Conflicted(0), _panel.Assign((juror, _panel.A)));
    }

    [Fact]
    public void Who_stands_down_loses_everything()
    {
        Panel.Done(_panel.AssignAll());
        Panel.Done(Jury.Answer(Jan, false, "Ziek", _panel.Entrants, Panel.Now));
        Assert.DoesNotContain(Jury.Assignments, pair => pair.PersonId == Jan);
    }

    [Fact]
    public void A_locked_score_cannot_be_assigned_away()
    {
        Panel.Done(_panel.AssignAll());
        Panel.Done(_panel.Lock(Jan, _panel.A));
        Panel.Refused(JuryErrors.AssignmentScored, _panel.Assign((Piet, _panel.A), (Piet, _panel.B), (Piet, _panel.C)));
    }

    [Fact]
    public void The_assignment_can_be_changed_around_what_is_locked()
    {
        Panel.Done(_panel.AssignAll());
        Panel.Done(_panel.Lock(Jan, _panel.A));
        Panel.Done(_panel.Assign((Jan, _panel.A), (Piet, _panel.B), (Piet, _panel.C)));
        Assert.NotNull(Jury.Assignments.Single(pair => pair.PersonId == Jan).LockedAt);
    }

    [Fact]
    public void A_juror_sees_what_is_assigned_and_the_chair_all_without_conflict()
    {
        Panel.Done(_panel.Declare(_panel.Chair, _panel.B.OrganisationIds[1]));
        Panel.Done(_panel.Assign((Jan, _panel.A)));
        Assert.Equal(["A", "B"], Aliases(Jan));
        Assert.Equal(["A", "C"], Aliases(_panel.Chair));
        Assert.Equal(["B"], Aliases(Piet));
    }

    [Fact]
    public void Nothing_is_seen_before_the_declaration()
    {
        var undeclared = _panel.Join("Nog niet", declare: false);
        Assert.Empty(Aliases(undeclared));
    }

    [Fact]
    public void What_the_chair_may_not_see_is_unknown_to_the_chair_and_assigned_to_all_who_may_judge_it()
    {
        Panel.Done(_panel.Declare(_panel.Chair, _panel.B.OrganisationIds[0]));
        Panel.Done(_panel.Declare(Piet, _panel.B.OrganisationIds[0]));
        Panel.Refused(JuryErrors.AliasUnknown(0), _panel.Assign((Jan, _panel.B)));
        Panel.Done(_panel.Assign((Jan, _panel.A), (Piet, _panel.C)));
        Assert.Equal([Jan], Jury.Assignments.Where(pair => pair.Alias == "B").Select(pair => pair.PersonId));
    }

    [Fact]
    public void Assigned_jurors_hear_how_many_they_have()
    {
        Panel.Done(_panel.Assign((Jan, _panel.A), (Jan, _panel.B)));
        Assert.Equal(2, Assert.Single(Jury.Events.OfType<SubmissionsWereAssigned>()).Submissions);
    }

    [Fact]
    public void The_last_lock_completes_the_scoring_once()
    {
        Panel.Done(_panel.AssignAll());
        _panel.LockAll();
        Assert.True(Jury.IsCompleted);
        Assert.Equal(_panel.Chair, Assert.Single(Jury.Events.OfType<ScoringWasCompleted>()).ChairId);
    }

    [Fact]
    public void A_submission_without_a_juror_keeps_the_scoring_open()
    {
        Panel.Done(_panel.Assign((Jan, _panel.A), (Jan, _panel.B)));
        _panel.LockAll();
        Assert.False(Jury.IsCompleted);
    }

    [Fact]
    public void A_recusal_from_the_last_open_score_completes_the_scoring_when_another_juror_judged_it()
    {
        Panel.Done(_panel.Assign((Jan, _panel.A), (Jan, _panel.B), (Jan, _panel.C), (Piet, _panel.A)));
        foreach (var entrant in _panel.Entrants)
            Panel.Done(_panel.Lock(Jan, entrant));
        Panel.Done(_panel.Recuse(Piet, _panel.A));
        Assert.True(Jury.IsCompleted);
    }

    [Fact]
    public void Once_the_report_is_issued_nothing_changes()
    {
        Completed();
        Jury.Settle(Panel.Now);
        Panel.Refused(JuryErrors.Settled, _panel.AssignAll());
        Panel.Refused(JuryErrors.Settled, _panel.Recuse(Jan, _panel.A));
        Panel.Refused(JuryErrors.Settled, _panel.Declare(Jan, _panel.A.OrganisationIds[0]));
        Panel.Refused(JuryErrors.Settled, Jury.Invite(Panel.Person("Laat"), false, Panel.Now));
        Panel.Refused(JuryErrors.Settled, Jury.Remove(Jan, Panel.Now));
        Panel.Refused(JuryErrors.Settled, Jury.Answer(Jan, false, "Toch niet", _panel.Entrants, Panel.Now));
        Jury.NoteFindings([Chain(Jan, _panel.A)], _panel.Entrants, Panel.Now);
        Jury.NoteOrganisation(Jan, _panel.B.OrganisationIds[0], "Elders", _panel.Entrants, Panel.Now);
        Assert.Equal(6, Jury.Assignments.Count);
        Assert.Equal(["A", "C"], Aliases(Jan));
    }

    [Fact]
    public void Until_the_report_is_issued_a_recusal_takes_the_scores_away_and_the_rest_is_complete_anew()
    {
        Completed();
        Panel.Done(_panel.Recuse(Jan, _panel.A));
        Assert.False(Jury.IsAssigned(Jan, "A"));
        Assert.True(Jury.IsCompleted);
        Assert.Equal((Jan, "A"), Assert.Single(Jury.Losses) is { LockedAt: not null } loss ? (loss.PersonId, loss.Alias) : default);
        Assert.Equal([false, true], Jury.Events.OfType<ScoringWasCompleted>().Select(told => told.Again));
    }

    [Fact]
    public void A_conflict_that_comes_to_light_or_a_move_does_the_same()
    {
        Completed();
        Jury.NoteFindings([Chain(Jan, _panel.A)], _panel.Entrants, Panel.Now);
        Jury.NoteOrganisation(Piet, _panel.B.OrganisationIds[0], "Elders", _panel.Entrants, Panel.Now);
        Panel.Done(_panel.Declare(Piet, _panel.C.OrganisationIds[0]));
        Assert.Equal([(Jan, "A"), (Piet, "B"), (Piet, "C")], Jury.Losses.Select(loss => (loss.PersonId, loss.Alias)));
        Assert.Equal([(Jan, "B"), (Jan, "C"), (Piet, "A")], Jury.Assignments.Select(pair => (pair.PersonId, pair.Alias)));
        Assert.True(Jury.IsCompleted);
    }

    [Fact]
    public void Why_something_was_taken_away_stays_on_record_when_its_cause_ends_and_another_stands()
    {
        Completed();
        var (before, later) = (Chain(Jan, _panel.B), Finding.Of(Jan, "B", [new ChainStep(LinkKind.Declared, Node.Organisation(_panel.B.OrganisationIds[1]))]));
        Jury.NoteFindings([before], _panel.Entrants, Panel.Now);
        Jury.NoteFindings([later], _panel.Entrants, Panel.Now);
        Assert.Equal([later, before], Jury.Findings);
        Assert.Single(Jury.Losses);
    }

    [Fact]
    public void Without_its_last_juror_a_submission_opens_the_scoring_again_until_the_chair_assigned_it_and_it_is_scored()
    {
        Completed();
        Panel.Done(_panel.Recuse(Jan, _panel.A));
        Panel.Done(_panel.Recuse(Piet, _panel.A));
        Assert.False(Jury.IsCompleted);
        Assert.Equal([_panel.Chair, _panel.Chair], Jury.Events.OfType<AssignmentsWereTaken>().Select(taken => taken.ChairId!.Value));
        var mies = _panel.Join("Mies");
        Panel.Done(_panel.Assign([.. Jury.Assignments.Select(pair => (pair.PersonId, _panel.Entrants.Single(entrant => entrant.Alias == pair.Alias))), (mies, _panel.A)]));
        Panel.Done(_panel.Lock(mies, _panel.A));
        Assert.True(Jury.IsCompleted);
        Assert.True(Jury.Events.OfType<ScoringWasCompleted>().Last().Again);
    }

    [Fact]
    public void A_complete_scoring_takes_a_review_more_and_none_less()
    {
        Panel.Done(_panel.Assign((Jan, _panel.A), (Jan, _panel.B), (Piet, _panel.C)));
        _panel.LockAll();
        Panel.Refused(JuryErrors.AssignmentScored, _panel.Assign((Jan, _panel.A), (Jan, _panel.B)));
        Panel.Refused(JuryErrors.HasCompared(0), _panel.Assign((Jan, _panel.A), (Jan, _panel.B), (Piet, _panel.C), (_panel.Chair, _panel.C)));
        Panel.Done(_panel.Assign((Jan, _panel.A), (Jan, _panel.B), (Piet, _panel.C), (Piet, _panel.A)));
        Assert.False(Jury.IsCompleted);
        Panel.Done(_panel.Lock(Piet, _panel.A));
        Assert.True(Jury.IsCompleted);
    }

    [Fact]
    public void Nobody_is_rid_of_a_score_by_reopening_it_and_leaving_it_out()
    {
        Completed();
        Panel.Done(Jury.AskReopening(Jan, "A", "Verkeerd gelezen", _panel.Entrants, Panel.Now));
        Panel.Done(Jury.AllowReopening(Jury.Active(_panel.Chair)!, Jan, "A", _panel.Entrants, Panel.Now));
        Panel.Refused(JuryErrors.AssignmentScored, _panel.Assign([.. Jury.Assignments.Where(pair => (pair.PersonId, pair.Alias) != (Jan, "A")).Select(pair => (pair.PersonId, _panel.Entrants.Single(entrant => entrant.Alias == pair.Alias)))]));
    }

    [Fact]
    public void What_becomes_hidden_from_the_chair_after_the_scoring_is_scored_anew_only_when_nobody_is_left()
    {
        Completed();
        Panel.Done(_panel.Declare(_panel.Chair, _panel.A.OrganisationIds[0]));
        Assert.True(Jury.IsCompleted);
        Panel.Done(_panel.Recuse(Jan, _panel.A));
        var mies = _panel.Join("Mies");
        Assert.True(Jury.IsCompleted);
        Panel.Done(_panel.Recuse(Piet, _panel.A));
        Assert.Equal([mies], Jury.Assignments.Where(pair => pair.Alias == "A").Select(pair => pair.PersonId));
        Assert.False(Jury.IsCompleted);
    }

    [Fact]
    public void Who_stands_down_after_the_scoring_is_replaced_and_stays_in_the_minutes()
    {
        Completed();
        Panel.Done(_panel.StandDown(Jan));
        Assert.True(Jury.IsCompleted);
        Assert.True(Jury.Members.Single(member => member.PersonId == Jan).MayBeInMinutes);
        Panel.Refused(JuryErrors.InMinutes, Jury.Remove(_panel.Join("Mies"), Panel.Now));
    }

    [Fact]
    public void Nobody_locks_what_is_not_assigned()
    {
        Panel.Done(_panel.Assign((Jan, _panel.A)));
        Panel.Refused(Error.NotFound(), _panel.Lock(Piet, _panel.A));
    }

    private void Completed()
    {
        Panel.Done(_panel.AssignAll());
        _panel.LockAll();
    }

    private static Finding Chain(Guid person, Entrant entrant) => Finding.Of(person, entrant.Alias, [new ChainStep(LinkKind.Declared, Node.Organisation(entrant.OrganisationIds[0]))]);

    private IEnumerable<string> Aliases(Guid person) => Jury.VisibleTo(Jury.Active(person)!, _panel.Entrants).Select(entrant => entrant.Alias);
}
