using System.Net;

using Market.Local.Demo;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Features.Openings;
using Market.Solutions.Features.Solving;

namespace Market.Journeys.Api;

/// <summary>Step 4 of the main job by API: too late is too late, and two persons open.</summary>
internal static class ApiOpening
{
    /// <param name="unsent">A complete draft of the sensor company.</param>
    public static async Task OpenAsync(ApiPeople people, Guid challenge, Guid unsent)
    {
        await TimePasses.UntilDeadlineAsync(people.Market, challenge);
        await ComeTooLateAsync(await people.AsAsync(DemoPeople.SensorLead), unsent);
        var (officer, approver) = (await people.AsAsync(DemoPeople.Officer), await people.AsAsync(DemoPeople.Approver));
        var path = $"/api/openings/{challenge}";
        await officer.DoAsync(HttpMethod.Post, $"{path}/proposal");
        await officer.IsRefusedAsync(HttpStatusCode.Conflict, "opening.second-person-needed", HttpMethod.Post, $"{path}/confirmation");
        Assert.Null((await officer.GetAsync<ReadOpeningReply>(path)).Submissions);
        await approver.DoAsync(HttpMethod.Post, $"{path}/confirmation");
        var opened = await officer.GetAsync<ReadOpeningReply>(path);
        Assert.Equal(OpeningState.Opened, opened.State);
        Assert.Equal(2, opened.Submissions);
        await people.Market.SettleAsync();
    }

    private static async Task ComeTooLateAsync(ApiPerson late, Guid unsent)
    {
        var version = (await late.GetAsync<ReadSolutionReply>($"/api/solutions/{unsent}")).Version;
        await late.IsRefusedAsync(HttpStatusCode.Conflict, "submission.deadline-passed", HttpMethod.Post, $"/api/solutions/{unsent}/submission", new { version });
    }
}
