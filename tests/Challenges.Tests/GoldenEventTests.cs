using System.Text.Json;

using Market.Challenges.Domain;
using Market.Challenges.Tests.Domain;
using Market.Contracts;
using Market.Hosting;
using Market.Kernel;
using Market.Testing;

namespace Market.Challenges.Tests;

/// <summary>What each event looks like on the wire. A change here is a change for every other service: additive, or a new topic.</summary>
public sealed class GoldenEventTests
{
    private static Guid Id(int n) => Guid.Parse($"01900000-0000-7000-8000-{n:x12}");

    private static readonly Actor Officer = new(Id(2), "Officer", Id(1), "Zone", true, false);

    private static readonly Actor Approver = new(Id(3), "Approver", Id(1), "Zone", false, true);

    private static IntegrationEvent Say(Action<Challenge> last, params Action<Challenge>[] before)
    {
        var challenge = Challenge.Start(Id(9), "nl", "Drones", Officer, Drafts.Now).Value;
        Drafts.Done(challenge.SetNeed(new("Drones", "Drones too"), new("Kort"), new("Nood"), new("In 30 s"), Officer, Drafts.Now));
        Drafts.Done(challenge.SetTaxonomy(ChallengeOrigin.Security, [SafetyPhase.Prevention], ["BE23"], ProcessType.DesignContest, Officer, Drafts.Now));
        Drafts.Done(challenge.SetCriteria([new Criterion(Id(10), new("Werking"), new("Hoe goed"), 60, 5.5m), new Criterion(Id(11), new("Prijs"), new(), 40, null)], Officer, Drafts.Now));
        Drafts.Done(challenge.SetQuestions([new Question(Id(12), new("Hoe?"), new(), true, 1000)], Officer, Drafts.Now));
        Drafts.Done(challenge.SetPrizes([new Prize(1, 2_500_000, new("Hoofdprijs")), new Prize(2, 500_000, new())], Officer, Drafts.Now));
        Drafts.Done(challenge.SetDates(ChallengeDates.None with { Deadline = Drafts.Now.AddDays(30), OpeningFrom = Drafts.Now.AddDays(30).AddHours(1) }, Officer, Drafts.Now));
        foreach (var step in before)
            step(challenge);
        challenge.ClearEvents();
        last(challenge);
        return ChallengesEvents.Of(Assert.Single(challenge.Events)).Single();
    }

    private static Task MatchesAsync(IntegrationEvent happened) => Snapshot.MatchesAsync(
        JsonSerializer.Serialize(happened, happened.GetType(), MarketJson.Tolerant), $"Golden/{happened.GetType().Name}.json");

    private static void BeStrict(Challenge challenge) => Drafts.Done(challenge.SetSealing(new StrictSealing([Id(6), Id(7), Id(8)], 2), Officer, Drafts.Now));

    private static void Ask(Challenge challenge) => Drafts.Done(challenge.RequestApproval(Officer, Drafts.Now));

    private static void Approve(Challenge challenge) => Drafts.Done(challenge.Approve(Approver, Drafts.Now));

    private static void Publish(Challenge challenge) => Drafts.Done(challenge.Publish(null, Officer, Drafts.Now));

    [Fact]
    public Task ChallengeApprovalRequested() => MatchesAsync(Say(Ask));

    [Fact]
    public Task ChallengeReturned() => MatchesAsync(Say(challenge => Drafts.Done(challenge.Return([("need.nl", "Te vaag")], Approver, Drafts.Now)), Ask));

    [Fact]
    public Task ChallengeApproved() => MatchesAsync(Say(Approve, Ask));

    [Fact]
    public Task ChallengePublished() => MatchesAsync(Say(Publish, Ask, Approve));

    [Fact]
    public Task A_strict_challenge_says_who_opens_it() => Snapshot.MatchesAsync(
        JsonSerializer.Serialize((ChallengePublished)Say(Publish, BeStrict, Ask, Approve, challenge => challenge.TakeKeys(1)), MarketJson.Tolerant), "Golden/ChallengePublished.Strict.json");

    [Fact]
    public Task ChallengeCancelled() => MatchesAsync(Say(challenge => Drafts.Done(challenge.Cancel("Geen budget", Officer, Drafts.Now)), Ask, Approve, Publish));

    [Fact]
    public Task ChallengeFollowed() => MatchesAsync(ChallengesEvents.Of(Follow.Start(Id(4), Id(9), Id(5), Drafts.Now).Events.Single()).Single());

    [Fact]
    public Task ChallengeUnfollowed()
    {
        var follow = Follow.Start(Id(4), Id(9), Id(5), Drafts.Now);
        follow.ClearEvents();
        follow.Stop();
        return MatchesAsync(ChallengesEvents.Of(follow.Events.Single()).Single());
    }
}
