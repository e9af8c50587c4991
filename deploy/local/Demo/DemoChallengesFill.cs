using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Contracts;
using Market.Kernel;

namespace Market.Local.Demo;

/// <summary>Walks each demo challenge through its life by the rules of the domain, at the days it is said to have happened.</summary>
internal static class DemoChallengesFill
{
    private static readonly IReadOnlyList<DemoChallenge> Published =
        [DemoChallenges.OpenCrowd, DemoChallenges.OpenBattery, DemoChallenges.OpenPort, DemoChallenges.Sealed, DemoChallenges.Judging, DemoChallenges.Reporting, DemoChallenges.Awarded];

    public static async Task FillAsync(LocalMarket market, DateTimeOffset now, CancellationToken cancel)
    {
        using var scope = market.Services(Apps.Challenges).CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChallengesDb>();
        db.Challenges.Add(Write(DemoChallenges.Draft, now));
        var inReview = Write(DemoChallenges.InReview, now);
        DemoRules.Require(inReview.RequestApproval(ActorOf(DemoChallenges.InReview.Author), now));
        db.Challenges.Add(inReview);
        foreach (var demo in Published)
            db.Challenges.Add(Publish(demo, now));
        foreach (var (challenge, person) in Followers())
            db.Follows.Add(Follow.Start(Guid.CreateVersion7(now), challenge.Id, person.Id, now));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Approves the strict one: its officers, of whom the solutions service has heard by now, are asked to collect their cards.</summary>
    public static async Task ApproveStrictAsync(LocalMarket market, DateTimeOffset now, CancellationToken cancel)
    {
        using var scope = market.Services(Apps.Challenges).CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChallengesDb>();
        var (demo, challenge) = (DemoChallenges.Strict, Write(DemoChallenges.Strict, now));
        DemoRules.Require(challenge.SetSealing(new StrictSealing([.. DemoChallenges.OpeningOfficers.Select(officer => officer.Id)], 2), ActorOf(demo.Author), now));
        DemoRules.Require(challenge.RequestApproval(ActorOf(demo.Author), now));
        DemoRules.Require(challenge.Approve(ActorOf(demo.Approver), now));
        db.Challenges.Add(challenge);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>When the deadline of a demo challenge is or was: at two in the afternoon, some days from now.</summary>
    public static DateTimeOffset DeadlineOf(DemoChallenge demo, DateTimeOffset now) => new DateTimeOffset(now.Date, TimeSpan.Zero).AddDays(demo.Deadline).AddHours(13);

    public static Guid CriterionId(DemoChallenge demo, int number) => PartId(demo, 1, number);

    public static Guid QuestionId(DemoChallenge demo, int number) => PartId(demo, 2, number);

    /// <summary>A published challenge that was written, approved and published by its people.</summary>
    public static Challenge Publish(DemoChallenge demo, DateTimeOffset now)
    {
        var start = StartOf(demo, now);
        var challenge = Write(demo, now);
        DemoRules.Require(challenge.RequestApproval(ActorOf(demo.Author), start.AddDays(2)));
        DemoRules.Require(challenge.Approve(ActorOf(demo.Approver), start.AddDays(4)));
        DemoRules.Require(challenge.Publish(null, ActorOf(demo.Author), start.AddDays(5)));
        return challenge;
    }

    /// <summary>A complete draft.</summary>
    public static Challenge Write(DemoChallenge demo, DateTimeOffset now)
    {
        var (author, start, deadline) = (ActorOf(demo.Author), StartOf(demo, now), DeadlineOf(demo, now));
        var challenge = Challenge.Start(demo.Id, "nl", demo.Title.Nl, author, start).Value;
        DemoRules.Require(challenge.SetNeed(demo.Title, demo.Summary, demo.Need, demo.Outcome, author, start));
        DemoRules.Require(challenge.SetTaxonomy(Enum.Parse<ChallengeOrigin>(demo.Origin, true), [.. demo.Phases.Select(phase => Enum.Parse<SafetyPhase>(phase, true))], [.. demo.Regions], Enum.Parse<ProcessType>(demo.Process, true), author, start));
        DemoRules.Require(challenge.SetCriteria([.. demo.Criteria.Select((criterion, i) => new Criterion(CriterionId(demo, i), criterion.Name, criterion.Description, criterion.Weight, criterion.Minimum)
        {
            Levels = [.. criterion.Levels.Select(level => new CriterionLevel(level.Points, level.Text))],
        })], author, start));
        DemoRules.Require(challenge.SetQuestions([.. demo.Questions.Select((question, i) => new Question(QuestionId(demo, i), question.Text, new LocalizedText(), question.Required, question.MaxLength))], author, start));
        DemoRules.Require(challenge.SetPrizes([.. demo.PrizeEuros.Select((euros, i) => new Prize(i + 1, euros * 100, PrizeLabel(i + 1)))], author, start));
        DemoRules.Require(challenge.SetDates(new ChallengeDates(null, deadline, deadline.AddHours(1), deadline.AddDays(40), deadline.AddDays(50)), author, start));
        return challenge;
    }

    private static IEnumerable<(DemoChallenge Challenge, DemoPerson Person)> Followers() =>
    [
        (DemoChallenges.OpenCrowd, DemoPeople.SensorLead), (DemoChallenges.OpenCrowd, DemoPeople.Visitor), (DemoChallenges.OpenBattery, DemoPeople.StartUpLead),
        (DemoChallenges.Judging, DemoPeople.Visitor), (DemoChallenges.Awarded, DemoPeople.Visitor),
    ];

    /// <summary>When it was begun.</summary>
    public static DateTimeOffset StartOf(DemoChallenge demo, DateTimeOffset now)
    {
        var start = DeadlineOf(demo, now).AddDays(-50);
        return start < now.AddDays(-6) ? start : now.AddDays(-6);
    }

    public static Actor ActorOf(DemoPerson person) =>
        new(person.Id, person.Name, person.Organisation?.Id, person.Organisation?.Name ?? "", person.Roles.Contains("officer"), person.Roles.Contains("approver"));

    private static LocalizedText PrizeLabel(int rank) => new($"{rank}e prijs", $"Prize {rank}", $"Prix {rank}");

    private static Guid PartId(DemoChallenge demo, int kind, int number)
    {
        var bytes = demo.Id.ToByteArray();
        (bytes[12], bytes[13]) = ((byte)kind, (byte)(number + 1));
        return new Guid(bytes);
    }
}
