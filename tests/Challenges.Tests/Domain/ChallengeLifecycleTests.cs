using Market.Challenges.Domain;
using Market.Kernel;

namespace Market.Challenges.Tests.Domain;

/// <summary>Every state × every action × who. The table is written out here a second time on purpose.</summary>
public sealed class ChallengeLifecycleTests
{
    private const string Officers = "officer chief";
    private const string Approvers = "approver chief";
    private const string Team = "officer approver chief";

    private static readonly Dictionary<(ChallengeState, ChallengeAction), (string Who, ChallengeState To)> Possible = new()
    {
        [(ChallengeState.Draft, ChallengeAction.Edit)] = (Officers, ChallengeState.Draft),
        [(ChallengeState.Draft, ChallengeAction.Delete)] = (Officers, ChallengeState.Draft),
        [(ChallengeState.Draft, ChallengeAction.RequestApproval)] = (Officers, ChallengeState.InReview),
        [(ChallengeState.InReview, ChallengeAction.Approve)] = (Approvers, ChallengeState.Approved),
        [(ChallengeState.InReview, ChallengeAction.Return)] = (Team, ChallengeState.Draft),
        [(ChallengeState.Approved, ChallengeAction.Return)] = (Team, ChallengeState.Draft),
        [(ChallengeState.Approved, ChallengeAction.Publish)] = (Officers, ChallengeState.Published),
        [(ChallengeState.Approved, ChallengeAction.Schedule)] = (Officers, ChallengeState.Scheduled),
        [(ChallengeState.Scheduled, ChallengeAction.Return)] = (Team, ChallengeState.Draft),
        [(ChallengeState.Scheduled, ChallengeAction.Publish)] = (Officers, ChallengeState.Published),
        [(ChallengeState.Scheduled, ChallengeAction.Schedule)] = (Officers, ChallengeState.Scheduled),
        [(ChallengeState.Published, ChallengeAction.Cancel)] = (Officers, ChallengeState.Cancelled),
        [(ChallengeState.Published, ChallengeAction.ProposeDeadline)] = (Officers, ChallengeState.Published),
        [(ChallengeState.Judging, ChallengeAction.Cancel)] = (Officers, ChallengeState.Cancelled),
    };

    private static readonly ChallengeAction[] ByPeople =
        [ChallengeAction.Edit, ChallengeAction.Delete, ChallengeAction.RequestApproval, ChallengeAction.Approve, ChallengeAction.Return, ChallengeAction.Publish, ChallengeAction.Schedule, ChallengeAction.Cancel, ChallengeAction.ProposeDeadline];

    public static TheoryData<string, string, string> Everything()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var state in Enum.GetNames<ChallengeState>())
        {
            foreach (var action in ByPeople)
            {
                foreach (var who in new[] { "officer", "approver", "chief", "stranger", "citizen", "anonymous" })
                    data.Add(state, action.ToString(), who);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Only_the_right_person_in_the_right_state_can_do_it(string stateName, string actionName, string who)
    {
        var (state, action) = (Enum.Parse<ChallengeState>(stateName), Enum.Parse<ChallengeAction>(actionName));
        var challenge = Drafts.In(state);

        var result = Do(challenge, action, Person(who));

        var may = Possible.TryGetValue((state, action), out var expected) && expected.Who.Split(' ').Contains(who);
        Assert.Equal(may, !result.Failed);
        Assert.Equal(may ? expected.To : state, challenge.State);
    }

    [Theory]
    [InlineData("officer", "challenge.not-yours")]
    [InlineData("stranger", "challenge.not-yours")]
    public void A_refusal_says_whether_it_is_the_person(string who, string code) => Drafts.Refused(code, Drafts.In(ChallengeState.InReview).Approve(Person(who), Drafts.Now));

    [Fact]
    public void A_refusal_says_whether_it_is_the_state()
    {
        var result = Drafts.In(ChallengeState.Published).RequestApproval(Drafts.Officer, Drafts.Now);
        Drafts.Refused("challenge.wrong-stage", result);
        Assert.Equal(["published"], result.Errors[0].Values);
    }

    [Fact]
    public void The_deadline_alone_closes_a_challenge_half_open()
    {
        var challenge = Drafts.In(ChallengeState.Published);
        Assert.Equal(ChallengeStage.Open, challenge.StageAt(challenge.Deadline!.Value.AddTicks(-1)));
        Assert.Equal(ChallengeStage.Closed, challenge.StageAt(challenge.Deadline.Value));
    }

    [Theory]
    [InlineData("Draft")]
    [InlineData("Cancelled")]
    [InlineData("Archived")]
    public void News_of_an_opening_or_award_changes_nothing_where_it_has_no_place(string stateName)
    {
        var state = Enum.Parse<ChallengeState>(stateName);
        var challenge = Drafts.In(state);
        challenge.StartJudging(Drafts.Now);
        challenge.Award(new ChallengeResults(Drafts.Now, 1, []), Drafts.Now);
        Assert.Equal((state, null), (challenge.State, challenge.Results));
    }

    private static Result Do(Challenge challenge, ChallengeAction action, Actor actor) => action switch
    {
        ChallengeAction.Edit => challenge.SetPrizes([], actor, Drafts.Now),
        ChallengeAction.Delete => challenge.Delete(actor),
        ChallengeAction.RequestApproval => challenge.RequestApproval(actor, Drafts.Now),
        ChallengeAction.Approve => challenge.Approve(actor, Drafts.Now),
        ChallengeAction.Return => challenge.Return([("need.nl", "Te vaag")], actor, Drafts.Now),
        ChallengeAction.Publish => challenge.Publish(null, actor, Drafts.Now),
        ChallengeAction.Schedule => challenge.Publish(Drafts.Now.AddDays(2), actor, Drafts.Now),
        ChallengeAction.Cancel => challenge.Cancel("Geen budget", actor, Drafts.Now),
        ChallengeAction.ProposeDeadline => challenge.ProposeDeadline(Drafts.Now.AddDays(50), null, Drafts.Nl("Meer tijd"), actor, Drafts.Now),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private static Actor Person(string who) => who switch
    {
        "officer" => Drafts.Officer,
        "approver" => Drafts.Approver,
        "chief" => Drafts.Chief,
        "stranger" => Drafts.Stranger,
        "citizen" => Drafts.Citizen,
        _ => Actor.Anonymous,
    };
}
