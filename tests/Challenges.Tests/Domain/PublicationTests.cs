using Market.Challenges.Domain;

namespace Market.Challenges.Tests.Domain;

public sealed class PublicationTests
{
    [Fact]
    public void Criteria_are_frozen_with_their_hash()
    {
        var challenge = Drafts.In(ChallengeState.Published);
        Assert.Equal(CriteriaHash.Of(challenge.Criteria), challenge.CriteriaHash);
        Drafts.Refused("challenge.wrong-stage", challenge.SetCriteria([Drafts.Criterion(100)], Drafts.Officer, Drafts.Now));
    }

    [Fact]
    public void The_hash_is_of_documented_canonical_JSON()
    {
        var criterion = new Criterion(Guid.Parse("01900000-0000-7000-8000-00000000000A"), new("Werking"), new(), 100, 5m);
        Assert.Equal("""[{"id":"01900000-0000-7000-8000-00000000000a","name":{"nl":"Werking","en":null,"fr":null},"description":{"nl":null,"en":null,"fr":null},"weight":100,"minimum":"5.0"}]""", CriteriaHash.CanonicalJson([criterion]));
        Assert.Equal(CriteriaHash.Of([criterion]), CriteriaHash.Of([criterion with { Minimum = 5.0m }]));
        Assert.NotEqual(CriteriaHash.Of([criterion]), CriteriaHash.Of([criterion with { Weight = 99 }]));
        var anchored = criterion with { Levels = [new CriterionLevel(0, new("Niets")), new CriterionLevel(10, new("Bewezen"))] };
        Assert.EndsWith(
            """
            "minimum":"5.0","levels":[{"points":0,"text":{"nl":"Niets","en":null,"fr":null}},{"points":10,"text":{"nl":"Bewezen","en":null,"fr":null}}]}]
            """, CriteriaHash.CanonicalJson([anchored]), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_published_after_its_deadline() =>
        Drafts.Refused("challenge.deadline-past", Drafts.In(ChallengeState.Approved).Publish(null, Drafts.Officer, Drafts.Now.AddDays(30)));

    [Fact]
    public void Nothing_is_scheduled_after_its_deadline() =>
        Drafts.Refused("challenge.publish-after-deadline", Drafts.In(ChallengeState.Approved).Publish(Drafts.Now.AddDays(30), Drafts.Officer, Drafts.Now), "at");

    [Fact]
    public void A_time_that_has_passed_is_a_mistake_and_publishes_nothing()
    {
        var challenge = Drafts.In(ChallengeState.Approved);
        Drafts.Refused("challenge.publish-past", challenge.Publish(Drafts.Now.AddYears(-6), Drafts.Officer, Drafts.Now), "at");
        Assert.False(challenge.IsListed);
    }

    [Fact]
    public void A_scheduled_challenge_waits_for_its_time()
    {
        var challenge = Drafts.In(ChallengeState.Scheduled);
        Assert.True(challenge.PublishDue(Drafts.Now.AddDays(1).AddTicks(-1)).Failed);
        Assert.False(challenge.IsListed);
        Drafts.Done(challenge.PublishDue(Drafts.Now.AddDays(1)));
        Assert.True(challenge.IsListed);
    }

    [Fact]
    public void A_challenge_that_missed_its_deadline_while_scheduled_goes_back_to_approved()
    {
        var challenge = Drafts.In(ChallengeState.Scheduled);
        Drafts.Refused("challenge.deadline-past", challenge.PublishDue(Drafts.Now.AddDays(31)));
        Assert.Equal((ChallengeState.Approved, null, false), (challenge.State, challenge.PublishAt, challenge.IsListed));
    }

    [Fact]
    public void A_cancellation_says_why() => Drafts.Refused("challenge.required", Drafts.In(ChallengeState.Published).Cancel(" ", Drafts.Officer, Drafts.Now), "reason");

    [Fact]
    public void The_order_of_publication_is_kept_and_unique()
    {
        var (first, second) = (Drafts.In(ChallengeState.Published), Drafts.In(ChallengeState.Published));
        Assert.NotEqual(first.RecencyKey, second.RecencyKey);
        var later = Drafts.In(ChallengeState.Scheduled);
        Drafts.Done(later.PublishDue(Drafts.Now.AddDays(1)));
        Assert.True(later.RecencyKey > Math.Max(first.RecencyKey!.Value, second.RecencyKey!.Value));
    }
}
