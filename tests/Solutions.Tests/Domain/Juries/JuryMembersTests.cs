using Market.Kernel;
using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Juries;

public sealed class JuryMembersTests
{
    private readonly Panel _panel = new("Jan");

    private Jury Jury => _panel.Jury;

    [Fact]
    public void An_officer_or_approver_of_the_owning_organisation_cannot_be_a_juror() =>
        Panel.Refused(JuryErrors.Official, Jury.Invite(Panel.Person("Officier", _panel.Body, official: true), false, Panel.Now));

    [Fact]
    public void A_colleague_of_the_officer_without_that_role_can_be_a_juror() =>
        Panel.Done(Jury.Invite(Panel.Person("Brandweerman", _panel.Body), false, Panel.Now));

    [Fact]
    public void An_officer_of_another_public_body_can_be_a_juror() =>
        Panel.Done(Jury.Invite(Panel.Person("Officier", Guid.CreateVersion7(), official: true), false, Panel.Now));

    [Fact]
    public void Somebody_without_the_role_of_juror_cannot_be_invited() =>
        Panel.Refused(JuryErrors.NotACandidate, Jury.Invite(Panel.Person("Iemand", juror: false), false, Panel.Now));

    [Fact]
    public void A_jury_has_one_chair() => Panel.Refused(JuryErrors.HasChair, Jury.Invite(Panel.Person("Tweede"), true, Panel.Now));

    [Fact]
    public void A_chair_who_declines_makes_room_for_another()
    {
        var jury = new Jury(Guid.CreateVersion7(), new LocalizedText("Titel"), _panel.Body);
        var first = Panel.Person("Eerste");
        Panel.Done(jury.Invite(first, true, Panel.Now));
        Panel.Done(jury.Answer(first.PersonId, false, "Geen tijd", [], Panel.Now));
        Panel.Done(jury.Invite(Panel.Person("Tweede"), true, Panel.Now));
    }

    [Fact]
    public void Nobody_is_invited_twice() =>
        Panel.Refused(JuryErrors.AlreadyMember, Jury.Invite(Panel.Person("Jan") with { PersonId = _panel.Jurors[0] }, false, Panel.Now));

    [Fact]
    public void A_jury_has_at_most_thirty_members()
    {
        while (Jury.ActiveIds.Count < Jury.MaxMembers)
            Panel.Done(Jury.Invite(Panel.Person("Nog een"), false, Panel.Now));
        Panel.Refused(JuryErrors.Full, Jury.Invite(Panel.Person("Te veel"), false, Panel.Now));
    }

    [Fact]
    public void Somebody_who_declined_is_out_and_can_be_invited_again()
    {
        var person = Panel.Person("Twijfelaar");
        Panel.Done(Jury.Invite(person, false, Panel.Now));
        Panel.Done(Jury.Answer(person.PersonId, false, null, [], Panel.Now));
        Assert.Null(Jury.Active(person.PersonId));
        Panel.Refused(Error.NotFound(), Jury.Answer(person.PersonId, true, null, [], Panel.Now));
        Panel.Done(Jury.Invite(person, false, Panel.Now));
    }

    [Fact]
    public void Only_who_is_invited_can_answer() => Panel.Refused(Error.NotFound(), Jury.Answer(Guid.CreateVersion7(), true, null, [], Panel.Now));

    [Fact]
    public void An_invitation_is_accepted_once() => Panel.Refused(JuryErrors.AlreadyAnswered, Jury.Answer(_panel.Jurors[0], true, null, [], Panel.Now));

    [Fact]
    public void An_accepted_member_who_stands_down_says_why_and_stays_out()
    {
        var juror = _panel.Jurors[0];
        Panel.Refused(JuryErrors.ReasonMissing, Jury.Answer(juror, false, " ", _panel.Entrants, Panel.Now));
        Panel.Done(Jury.Answer(juror, false, "Ziek", _panel.Entrants, Panel.Now));
        Assert.Null(Jury.Active(juror));
        Panel.Refused(JuryErrors.StaysOut, Jury.Invite(Panel.Person("Jan") with { PersonId = juror }, false, Panel.Now));
    }

    [Fact]
    public void A_member_with_something_to_judge_cannot_be_removed_by_others()
    {
        Panel.Done(_panel.AssignAll());
        Panel.Refused(JuryErrors.MemberIsAssigned, Jury.Remove(_panel.Jurors[0], Panel.Now));
    }

    [Fact]
    public void An_invitation_can_be_taken_back()
    {
        Panel.Done(Jury.Remove(_panel.Jurors[0], Panel.Now));
        Assert.DoesNotContain(_panel.Jurors[0], Jury.ActiveIds);
        Panel.Refused(Error.NotFound(), Jury.Remove(_panel.Jurors[0], Panel.Now));
    }

    [Fact]
    public void Interests_are_declared_by_accepted_members_who_confirm()
    {
        var person = Panel.Person("Nieuw");
        Panel.Done(Jury.Invite(person, false, Panel.Now));
        Panel.Refused(JuryErrors.AcceptFirst, _panel.Declare(person.PersonId));
        Panel.Refused(JuryErrors.DeclarationNotConfirmed, Jury.Declare(_panel.Jurors[0], [], "", false, [], Panel.Now));
        Panel.Refused(JuryErrors.StatementTooLong, Jury.Declare(_panel.Jurors[0], [], new string('x', Jury.MaxReason + 1), true, [], Panel.Now));
    }

    [Fact]
    public void A_declaration_can_be_corrected_before_the_assignment_and_only_extended_after_it()
    {
        var juror = _panel.Jurors[0];
        Guid first = Guid.CreateVersion7(), second = Guid.CreateVersion7();
        Panel.Done(_panel.Declare(juror, first));
        Panel.Done(_panel.Declare(juror, second));
        Panel.Done(_panel.AssignAll());
        Panel.Refused(JuryErrors.DeclarationOnlyAdditions, _panel.Declare(juror, first));
        Panel.Done(_panel.Declare(juror, first, second));
    }

    [Fact]
    public void Invitation_and_answer_are_announced()
    {
        Assert.Contains(Jury.Events, raised => raised is JurorWasInvited { Chair: true } invited && invited.PersonId == _panel.Chair);
        Assert.Contains(Jury.Events, raised => raised is JurorHasAnswered { Accepted: true } answered && answered.PersonId == _panel.Jurors[0]);
    }
}
