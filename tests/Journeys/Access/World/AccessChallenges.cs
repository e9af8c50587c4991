using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Files;
using Market.Local;
using Market.Local.Demo;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.Access.World;

/// <summary>One challenge of the body for each state of the matrix, and one of the other body for each state in which a chair works.</summary>
internal static class AccessChallenges
{
    public static readonly IReadOnlyList<string> Unpublished = ["draft", "in-review", "approved", "scheduled"];
    public static readonly IReadOnlyList<string> WhileOpen = ["open", "deadline-proposed", "cancelled"];
    public static readonly IReadOnlyList<string> WithJury = ["opened", "evaluating", "reporting", "signed", "ranked", "decided", "published"];
    public static readonly IReadOnlyList<string> Published = [.. WhileOpen, "sealed", "opening-proposed", .. WithJury];

    private static readonly byte[] Text = "Plan van de stationsbuurt, in woorden.\n"u8.ToArray();

    /// <param name="other">Of the other body.</param>
    public static DemoChallenge Of(string state, bool other = false) => DemoChallenges.OpenBattery with
    {
        Id = new Guid(9, 9, 0x7000, 0x80, (byte)(other ? 2 : 1), (byte)(Unpublished.Concat(Published).ToList().IndexOf(state) + 1), 0, 0, 0, 0, 9),
        Author = AccessPeople.As(other ? "owner2" : "owner1"),
        Approver = other ? AccessPeople.OtherSecond : AccessPeople.As("approver2"),
        Title = Kernel.LocalizedText.Of("nl", $"Matrix {state}{(other ? " elders" : "")}"),
        Deadline = Unpublished.Contains(state) || WhileOpen.Contains(state) ? 30 : -2,
    };

    public static async Task FillAsync(LocalMarket market, DateTimeOffset now)
    {
        using var scope = market.Services(Apps.Challenges).CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChallengesDb>();
        var folder = scope.ServiceProvider.GetRequiredService<FileFolder>();
        foreach (var (state, other) in All())
            db.Challenges.Add(Walk(await WriteAsync(Of(state, other), folder, now), Of(state, other), state, now));
        await db.SaveChangesAsync(CancellationToken.None);
    }

    public static IEnumerable<(string State, bool Other)> All() =>
        [.. Unpublished.Concat(Published).Select(state => (state, false)), .. WithJury.Select(state => (state, true))];

    private static async Task<Challenge> WriteAsync(DemoChallenge demo, FileFolder folder, DateTimeOffset now)
    {
        var challenge = DemoChallengesFill.Write(demo, now);
        var (author, start) = (DemoChallengesFill.ActorOf(demo.Author), DemoChallengesFill.StartOf(demo, now));
        var file = (await folder.ReceiveAsync("plan.txt", new MemoryStream(Text), Challenge.MaxDocumentSize, CancellationToken.None)).Value;
        DemoRules.Require(challenge.AddDocument(new ChallengeDocument(Guid.CreateVersion7(now), file.Key, file.Name, file.ContentType, file.Size, file.Sha256), author, start));
        if (demo.Author == AccessPeople.As("owner1"))
            DemoRules.Require(challenge.SetPrizes(challenge.Prizes, DemoChallengesFill.ActorOf(AccessPeople.As("approver1-author")), start));
        return challenge;
    }

    private static Challenge Walk(Challenge challenge, DemoChallenge demo, string state, DateTimeOffset now)
    {
        var (author, start) = (DemoChallengesFill.ActorOf(demo.Author), DemoChallengesFill.StartOf(demo, now));
        if (state == "draft")
            return challenge;
        DemoRules.Require(challenge.RequestApproval(author, start.AddDays(2)));
        if (state == "in-review")
            return challenge;
        DemoRules.Require(challenge.Approve(DemoChallengesFill.ActorOf(demo.Approver), start.AddDays(4)));
        if (state == "scheduled")
            DemoRules.Require(challenge.Publish(now.AddDays(2), author, now));
        else if (state != "approved")
            DemoRules.Require(challenge.Publish(null, author, start.AddDays(5)));
        return challenge;
    }
}
