using CsCheck;

using Market.Challenges.Domain;
using Market.Kernel;

namespace Market.Challenges.Tests.Domain;

/// <summary>
/// S-13: whatever people do in whatever order, a jury judges by the criteria and weights that were published, and by no others (requirements L11).
/// </summary>
public sealed class FrozenCriteriaTests
{
    private static readonly Actor[] Actors = [Drafts.Officer, Drafts.Approver, Drafts.Chief, Drafts.Stranger, Drafts.Citizen];

    /// <summary>Which step, by whom, how many days later.</summary>
    private static readonly Gen<(int Step, int Actor, int Days)[]> Steps = Gen.Select(Gen.Int[0, AllSteps.Length - 1], Gen.Int[0, Actors.Length - 1], Gen.Int[0, 9]).Array[0, 30];

    private static Func<Challenge, Actor, DateTimeOffset, Result>[] AllSteps =>
    [
        SetCriteria,
        (challenge, actor, now) => challenge.SetCriteria([], actor, now),
        (challenge, actor, now) => challenge.SetNeed(Drafts.Nl("Anders"), Drafts.Nl("Anders"), Drafts.Nl("Anders"), Drafts.Nl("Anders"), actor, now),
        (challenge, actor, now) => challenge.SetQuestions([], actor, now),
        (challenge, actor, now) => challenge.SetPrizes([], actor, now),
        (challenge, actor, now) => challenge.SetDates(ChallengeDates.None with { Deadline = now.AddDays(40), OpeningFrom = now.AddDays(40) }, actor, now),
        (challenge, actor, now) => challenge.RequestApproval(actor, now),
        (challenge, actor, now) => challenge.Approve(actor, now),
        (challenge, actor, now) => challenge.Return([("criteria", "Weeg anders.")], actor, now),
        (challenge, actor, now) => challenge.Publish(null, actor, now),
        (challenge, actor, now) => challenge.Publish(now.AddDays(2), actor, now),
        (challenge, _, now) => challenge.PublishDue(now),
        (challenge, actor, now) => challenge.ProposeDeadline(now.AddDays(50), null, Drafts.Nl("Meer tijd."), actor, now),
        (challenge, actor, now) => challenge.ConfirmDeadline(actor, now),
        (challenge, actor, now) => challenge.WithdrawDeadline(actor, now),
        (challenge, actor, now) => challenge.Cancel("Geen budget", actor, now),
        (challenge, _, now) => Heard(challenge, ChallengeState.Published, () => challenge.StartJudging(now)),
        (challenge, _, now) => Heard(challenge, ChallengeState.Judging, () => challenge.Award(new ChallengeResults(now, 0, []), now)),
    ];

    [Fact]
    public void Criteria_and_weights_stay_as_they_were_published()
    {
        var published = 0;
        Steps.Sample(
            steps =>
            {
                var told = Played(Drafts.In(ChallengeState.Approved), steps).Where(challenge => challenge.IsListed)
                    .Select(challenge => (Now: CriteriaHash.Of(challenge.Criteria), challenge.CriteriaHash)).Distinct().ToList();
                foreach (var (now, frozen) in told)
                    Assert.Equal(frozen, now);
                Assert.True(told.Count <= 1, "They changed after the publication");
                Interlocked.Add(ref published, told.Count);
            },
            iter: 5000);
        Assert.True(published > 200, $"Only {published} of 5000 were published at all");
    }

    /// <summary>Otherwise the property would hold because nobody could ever change anything.</summary>
    [Fact]
    public void Until_then_the_same_steps_change_them()
    {
        var challenge = Drafts.Complete();
        var before = CriteriaHash.Of(challenge.Criteria);
        Drafts.Done(SetCriteria(challenge, Drafts.Officer, Drafts.Now));
        Assert.NotEqual(before, CriteriaHash.Of(challenge.Criteria));
        Assert.Contains(Played(Drafts.In(ChallengeState.Approved), [(9, 0, 1)]), each => each.IsListed);
    }

    private static IEnumerable<Challenge> Played(Challenge challenge, (int Step, int Actor, int Days)[] steps)
    {
        var now = Drafts.Now;
        foreach (var (step, actor, days) in steps)
        {
            now = now.AddDays(days);
            AllSteps[step](challenge, Actors[actor], now);
            yield return challenge;
        }
    }

    private static Result SetCriteria(Challenge challenge, Actor actor, DateTimeOffset now) => challenge.SetCriteria([Drafts.Criterion(now.Day), Drafts.Criterion(100 - now.Day)], actor, now);

    /// <summary>What another service tells comes in one state only.</summary>
    private static Result Heard(Challenge challenge, ChallengeState state, Action then)
    {
        if (challenge.State == state)
            then();
        return Result.Done;
    }
}
