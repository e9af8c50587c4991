using System.Net;

using Market.Challenges.Domain;
using Market.Challenges.Features.Browsing;
using Market.Kernel;
using Market.Local.Demo;
using Market.Notifications.Features.Reading;
using Market.Solutions.Features.Awarding;

namespace Market.Journeys.Api;

/// <summary>Steps 6 and 7 of the main job by API: awarded by two persons, read by everyone concerned.</summary>
internal static class ApiAwarding
{
    public const string Praise = "Sterk onderbouwd.";

    public static async Task AwardAsync(ApiPeople people, Guid challenge)
    {
        var (officer, approver) = (await people.AsAsync(DemoPeople.Officer), await people.AsAsync(DemoPeople.Approver));
        var best = (await ApiJudging.RankAsync(people, DemoPeople.Officer, challenge)).Rows[0].Alias;
        var path = $"/api/awards/{challenge}";
        await officer.DoAsync(HttpMethod.Post, $"{path}/proposal", new { winners = new[] { new ProposeAwardWinner(best, 1) }, motivation = "De jury was eensgezind." });
        var read = new ConfirmAwardBody((await approver.GetAsync<GetAwardReply>(path)).Version);
        await officer.IsRefusedAsync(HttpStatusCode.Forbidden, "award.same-person", HttpMethod.Post, $"{path}/confirmation", read);
        Assert.Null((await people.Visitor.GetAsync<ChallengeDetail>($"/api/challenges/{challenge}")).Results);
        await approver.DoAsync(HttpMethod.Post, $"{path}/confirmation", read);
        await people.Market.SettleAsync();
    }

    public static async Task ReadResultsAsync(ApiPerson visitor, Guid challenge)
    {
        var detail = await visitor.GetAsync<ChallengeDetail>($"/api/challenges/{challenge}");
        Assert.Equal(ChallengeStage.Awarded, detail.Stage);
        Assert.Equal(2, detail.Results!.Submissions);
        var winner = Assert.Single(detail.Results.Winners);
        Assert.Equal(("Lichtpijl plus", DemoOrganisations.StartUp.Name, 85m, 1_250_000L), (winner.SolutionTitle, winner.OrganisationName, winner.Total, winner.PrizeCents));
        Assert.Equal([DemoOrganisations.Drones.Name], winner.Partners);
    }

    /// <summary>Each team hears its own scores, and nobody hears who of the jury gave them.</summary>
    public static async Task HearAsync(ApiPeople people, Guid best, Guid second)
    {
        var (winner, other) = (await people.AsAsync(DemoPeople.StartUpLead), await people.AsAsync(DemoPeople.InstituteLead));
        var praise = await winner.GetAsync<GetFeedbackReply>($"/api/solutions/{best}/feedback");
        Assert.True(praise is { Winner: true, Rank: 1, Total: 85m });
        Assert.All(praise.Criteria.SelectMany(criterion => criterion.Jurors), juror => Assert.Equal(Praise, juror.Remark));
        Assert.Equal([1, 2], praise.Criteria[0].Jurors.Select(juror => juror.Number));
        Assert.True(await other.GetAsync<GetFeedbackReply>($"/api/solutions/{second}/feedback") is { Winner: false, Rank: 2, Total: 60m });
        await other.IsRefusedAsync(HttpStatusCode.NotFound, null, HttpMethod.Get, $"/api/solutions/{best}/feedback");
    }

    public static async Task NotifyAsync(ApiPeople people, string title)
    {
        var follower = await people.AsAsync(DemoPeople.Visitor);
        var told = await follower.GetAsync<Page<NotificationItem>>("/api/notifications?unread=true&size=100");
        Assert.Contains(told.Items, item => item.Kind == "award-published" && (item.Subject + item.Text).Contains(title, StringComparison.Ordinal));
    }
}
