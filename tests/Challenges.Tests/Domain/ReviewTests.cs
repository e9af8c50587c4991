using Market.Challenges.Domain;

namespace Market.Challenges.Tests.Domain;

public sealed class ReviewTests
{
    [Fact]
    public void Nobody_approves_what_they_wrote()
    {
        var challenge = Challenge.Start(Guid.CreateVersion7(), "nl", "Drones", Drafts.Chief, Drafts.Now).Value;
        Fill(challenge, Drafts.Officer);
        Drafts.Done(challenge.RequestApproval(Drafts.Officer, Drafts.Now));
        Drafts.Refused("challenge.own-work", challenge.Approve(Drafts.Chief, Drafts.Now));
        Drafts.Done(challenge.Approve(Drafts.Approver, Drafts.Now));
    }

    [Fact]
    public void Who_changed_a_single_field_cannot_be_the_second_person()
    {
        var challenge = Drafts.Complete();
        Drafts.Done(challenge.SetPrizes([], Drafts.Chief, Drafts.Now));
        Drafts.Done(challenge.RequestApproval(Drafts.Officer, Drafts.Now));
        Drafts.Refused("challenge.own-work", challenge.Approve(Drafts.Chief, Drafts.Now));
    }

    [Fact]
    public void A_reviewer_says_why()
    {
        var challenge = Drafts.In(ChallengeState.InReview);
        Drafts.Refused("challenge.remarks-missing", challenge.Return([], Drafts.Approver, Drafts.Now), "remarks");
        Drafts.Refused("challenge.required", challenge.Return([("need.nl", " ")], Drafts.Approver, Drafts.Now), "remarks[0].text");
        Drafts.Done(challenge.Return([("need.nl", "Te vaag")], Drafts.Approver, Drafts.Now));
        Assert.Equal(new Remark("need.nl", "Te vaag", "Approver", Drafts.Now), Assert.Single(challenge.Remarks));
    }

    [Fact]
    public void An_officer_takes_it_back_without_a_reason_and_it_needs_approval_again()
    {
        var challenge = Drafts.In(ChallengeState.Approved);
        Drafts.Done(challenge.Return([], Drafts.Officer, Drafts.Now));
        Assert.Null(challenge.ApproverId);
        Drafts.Refused("challenge.wrong-stage", challenge.Publish(null, Drafts.Officer, Drafts.Now));
    }

    [Fact]
    public void Remarks_are_gone_when_it_is_sent_again()
    {
        var challenge = Drafts.In(ChallengeState.InReview);
        Drafts.Done(challenge.Return([("need.nl", "Te vaag")], Drafts.Approver, Drafts.Now));
        Drafts.Done(challenge.RequestApproval(Drafts.Officer, Drafts.Now));
        Assert.Empty(challenge.Remarks);
    }

    private static void Fill(Challenge challenge, Actor officer)
    {
        Drafts.Done(challenge.SetNeed(Drafts.Nl("Drones"), Drafts.Nl("Kort"), Drafts.Nl("Nood"), Drafts.Nl("30 s"), officer, Drafts.Now));
        Drafts.Done(challenge.SetTaxonomy(ChallengeOrigin.Both, [SafetyPhase.Response], ["BE"], ProcessType.Idea, officer, Drafts.Now));
        Drafts.Done(challenge.SetCriteria([Drafts.Criterion(100)], officer, Drafts.Now));
        Drafts.Done(challenge.SetDates(ChallengeDates.None with { Deadline = Drafts.Now.AddDays(9), OpeningFrom = Drafts.Now.AddDays(9) }, officer, Drafts.Now));
    }
}
