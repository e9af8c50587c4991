using Market.Challenges.Domain;

namespace Market.Challenges.Tests.Domain;

public sealed class SealingTests
{
    private static readonly StrictSealing TwoOfThree = new([Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()], 2);

    [Fact]
    public void A_challenge_is_standard_until_an_officer_chooses_otherwise_and_can_become_so_again()
    {
        var challenge = Drafts.Complete();
        Assert.Null(challenge.Strict);

        Drafts.Done(challenge.SetSealing(TwoOfThree, Drafts.Officer, Drafts.Now));
        Assert.Equal(TwoOfThree, challenge.Strict);
        Drafts.Done(challenge.SetSealing(null, Drafts.Officer, Drafts.Now));
        Assert.Null(challenge.Strict);
        Drafts.Refused("challenge.not-yours", challenge.SetSealing(TwoOfThree, Drafts.Approver, Drafts.Now));
    }

    [Theory]
    [InlineData(1, 2, "challenge.officer-count", "officerIds")]
    [InlineData(8, 2, "challenge.officer-count", "officerIds")]
    [InlineData(3, 1, "challenge.officer-threshold", "threshold")]
    [InlineData(3, 4, "challenge.officer-threshold", "threshold")]
    public void Two_to_seven_officers_are_named_of_whom_two_to_all_open(int officers, int threshold, string code, string field) =>
        Drafts.Refused(code, Drafts.Draft().SetSealing(new StrictSealing([.. Enumerable.Range(0, officers).Select(_ => Guid.CreateVersion7())], threshold), Drafts.Officer, Drafts.Now), field);

    [Fact]
    public void One_person_is_named_once()
    {
        var person = Guid.CreateVersion7();
        Drafts.Refused("challenge.officer-count", Drafts.Draft().SetSealing(new StrictSealing([person, person], 2), Drafts.Officer, Drafts.Now), "officerIds");
    }

    [Fact]
    public void A_strict_challenge_is_published_once_every_officer_has_a_card_of_the_last_approval()
    {
        var challenge = Approved();
        Drafts.Refused("challenge.cards-missing", challenge.Publish(null, Drafts.Officer, Drafts.Now));
        Drafts.Refused("challenge.cards-missing", challenge.Publish(Drafts.Now.AddDays(1), Drafts.Officer, Drafts.Now));

        Drafts.Done(challenge.Return([], Drafts.Officer, Drafts.Now));
        challenge.TakeKeys(1);
        Assert.True(challenge.WaitsForCards);
        Drafts.Done(challenge.RequestApproval(Drafts.Officer, Drafts.Now));
        Drafts.Done(challenge.Approve(Drafts.Approver, Drafts.Now));
        challenge.TakeKeys(1);
        Assert.True(challenge.WaitsForCards);
        challenge.TakeKeys(2);
        Drafts.Done(challenge.Publish(null, Drafts.Officer, Drafts.Now));
        Drafts.Refused("challenge.wrong-stage", challenge.SetSealing(null, Drafts.Officer, Drafts.Now));
    }

    [Fact]
    public void Cards_of_a_standard_challenge_are_no_news()
    {
        var challenge = Drafts.In(ChallengeState.Approved);
        challenge.TakeKeys(0);
        Assert.False(challenge.KeysReady);
        Drafts.Done(challenge.Publish(null, Drafts.Officer, Drafts.Now));
    }

    private static Challenge Approved()
    {
        var challenge = Drafts.Complete();
        Drafts.Done(challenge.SetSealing(TwoOfThree, Drafts.Officer, Drafts.Now));
        Drafts.Done(challenge.RequestApproval(Drafts.Officer, Drafts.Now));
        Drafts.Done(challenge.Approve(Drafts.Approver, Drafts.Now));
        return challenge;
    }
}
