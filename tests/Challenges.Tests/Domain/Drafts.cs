using Market.Challenges.Domain;
using Market.Kernel;

namespace Market.Challenges.Tests.Domain;

/// <summary>Challenges in any state, reached by the steps that lead there.</summary>
internal static class Drafts
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly Guid Body = Guid.CreateVersion7();

    public static readonly Actor Officer = new(Guid.CreateVersion7(), "Officer", Body, "Zone", IsOfficer: true, IsApprover: false);

    public static readonly Actor Approver = new(Guid.CreateVersion7(), "Approver", Body, "Zone", IsOfficer: false, IsApprover: true);

    /// <summary>Has both roles.</summary>
    public static readonly Actor Chief = new(Guid.CreateVersion7(), "Chief", Body, "Zone", IsOfficer: true, IsApprover: true);

    public static readonly Actor Stranger = new(Guid.CreateVersion7(), "Stranger", Guid.CreateVersion7(), "Other", IsOfficer: true, IsApprover: true);

    public static readonly Actor Citizen = new(Guid.CreateVersion7(), "Citizen", Body, "Zone", IsOfficer: false, IsApprover: false);

    public static Challenge Draft(string title = "Drones") => Challenge.Start(Guid.CreateVersion7(Now), "nl", title, Officer, Now).Value;

    public static Challenge Complete()
    {
        var challenge = Draft();
        Done(challenge.SetNeed(Nl("Drones"), Nl("Kort"), Nl("Nood"), Nl("Binnen 30 seconden"), Officer, Now));
        Done(challenge.SetTaxonomy(ChallengeOrigin.Security, [SafetyPhase.Prevention], ["BE23"], ProcessType.DesignContest, Officer, Now));
        Done(challenge.SetCriteria([Criterion(60), Criterion(40)], Officer, Now));
        Done(challenge.SetDates(ChallengeDates.None with { Deadline = Now.AddDays(30), OpeningFrom = Now.AddDays(30) }, Officer, Now));
        return challenge;
    }

    public static Challenge In(ChallengeState state)
    {
        if (state == ChallengeState.Archived)
            return Challenge.Archive(new PastChallenge(new ChallengeSource("x", "1", null), "h", "en", "Past", null, "Agency", null, null, null, null, "USD", [], [], []), Now);
        var challenge = Complete();
        Action[] steps = state switch
        {
            ChallengeState.Draft => [],
            ChallengeState.InReview => [Ask],
            ChallengeState.Approved => [Ask, Approve],
            ChallengeState.Scheduled => [Ask, Approve, () => Done(challenge.Publish(Now.AddDays(1), Officer, Now))],
            ChallengeState.Published => [Ask, Approve, Publish],
            ChallengeState.Judging => [Ask, Approve, Publish, () => challenge.StartJudging(Now)],
            ChallengeState.Awarded => [Ask, Approve, Publish, () => challenge.StartJudging(Now), () => challenge.Award(new ChallengeResults(Now, 0, []), Now)],
            ChallengeState.Cancelled => [Ask, Approve, Publish, () => Done(challenge.Cancel("Geen budget", Officer, Now))],
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
        foreach (var step in steps)
            step();
        challenge.ClearEvents();
        Assert.Equal(state, challenge.State);
        return challenge;

        void Ask() => Done(challenge.RequestApproval(Officer, Now));
        void Approve() => Done(challenge.Approve(Approver, Now));
        void Publish() => Done(challenge.Publish(null, Officer, Now));
    }

    public static Criterion Criterion(int weight, decimal? minimum = null) => new(Guid.CreateVersion7(), Nl("Werking"), new LocalizedText(), weight, minimum);

    public static LocalizedText Nl(string text) => new(text);

    public static void Done(Result result) => Assert.Empty(result.Errors);

    public static void Refused(string code, Result result, string? field = null)
    {
        var error = Assert.Single(result.Errors);
        Assert.Equal(code, error.Code);
        if (field is not null)
            Assert.Equal(field, error.Field);
    }
}
