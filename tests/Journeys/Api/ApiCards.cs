using Market.Challenges.Features;
using Market.Challenges.Features.Browsing;
using Market.Local.Demo;
using Market.Solutions.Features.Openings;

namespace Market.Journeys.Api;

/// <summary>A draft becomes a published strict challenge, by API.</summary>
internal static class ApiCards
{
    public static readonly IReadOnlyList<DemoPerson> Officers = [DemoPeople.Officer, DemoPeople.Approver, DemoPeople.Chair];

    /// <summary>Gives the codes on the cards.</summary>
    public static async Task<IReadOnlyList<string>> PublishStrictAsync(ApiPeople people, Guid id)
    {
        var (officer, approver) = (await people.AsAsync(DemoPeople.Officer), await people.AsAsync(DemoPeople.Approver));
        await officer.PutAsync<ChallengeVersion>($"/api/challenges/{id}/sealing", new { version = await VersionAsync(officer, id), level = "strict", officerIds = Officers.Select(each => each.Id), threshold = 2 });
        await officer.PostAsync<ChallengeVersion>($"/api/challenges/{id}/approval-request", new { version = await VersionAsync(officer, id) });
        await approver.PostAsync<ChallengeVersion>($"/api/challenges/{id}/approval", new { version = await VersionAsync(officer, id) });
        await people.Market.SettleAsync();
        var codes = new List<string>();
        foreach (var person in Officers)
            codes.Add(await CollectAsync(await people.AsAsync(person), id));
        await people.Market.SettleAsync();
        await officer.PostAsync<ChallengeVersion>($"/api/challenges/{id}/publication", new { version = await VersionAsync(officer, id) });
        await people.Market.SettleAsync();
        return codes;
    }

    private static async Task<string> CollectAsync(ApiPerson person, Guid id)
    {
        var code = (await person.PostAsync<DrawCardReply>($"/api/openings/{id}/cards", new { })).Code;
        await person.DoAsync(HttpMethod.Post, $"/api/openings/{id}/cards/check", new { code });
        return code;
    }

    private static async Task<int> VersionAsync(ApiPerson person, Guid id) => (await person.GetAsync<ChallengeDetail>($"/api/challenges/{id}")).Version;
}
