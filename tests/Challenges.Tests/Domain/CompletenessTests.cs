using Market.Challenges.Domain;

namespace Market.Challenges.Tests.Domain;

public sealed class CompletenessTests
{
    private static IEnumerable<string> Advice(Challenge challenge) =>
        Completeness.Of(challenge, Drafts.Now).Where(check => !check.Blocking).Select(check => check.Finding.Code).Distinct();

    [Fact]
    public void A_complete_draft_is_not_blocked_but_advised() => Assert.Equal(
        ["challenge.translation-advised", "challenge.questions-advised", "challenge.prizes-advised", "challenge.award-date-advised"], Advice(Drafts.Complete()));

    [Fact]
    public void An_outcome_without_a_number_cannot_be_measured()
    {
        var challenge = Drafts.Complete();
        Drafts.Done(challenge.SetNeed(Drafts.Nl("Drones"), Drafts.Nl("Kort"), Drafts.Nl("Nood"), Drafts.Nl("Het gaat sneller"), Drafts.Officer, Drafts.Now));
        Assert.Contains("challenge.measurable-advised", Advice(challenge));
    }

    [Fact]
    public void A_short_term_is_pointed_out()
    {
        var challenge = Drafts.Complete();
        Drafts.Done(challenge.SetDates(ChallengeDates.None with { Deadline = Drafts.Now.AddDays(20), OpeningFrom = Drafts.Now.AddDays(20) }, Drafts.Officer, Drafts.Now));
        Assert.Contains("challenge.term-advised", Advice(challenge));
    }

    [Fact]
    public void A_deadline_that_passed_while_drafting_blocks() => Assert.Contains(
        Completeness.Of(Drafts.Complete(), Drafts.Now.AddDays(30)), check => check is { Blocking: true, Section: "dates", Finding.Code: "challenge.deadline-past" });
}
