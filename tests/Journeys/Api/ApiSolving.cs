using System.Net;
using System.Security.Cryptography;
using System.Text;

using Market.Challenges.Features.Browsing;
using Market.Local.Demo;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Openings;
using Market.Solutions.Features.Solving;

namespace Market.Journeys.Api;

/// <summary>Steps 2 and 3 of the main job by API: found by visitors, answered by companies, hidden from the body.</summary>
internal static class ApiSolving
{
    private static readonly byte[] Sketch = Encoding.UTF8.GetBytes("Een schets van de vloer in woorden.\n");

    public static async Task FindAndFollowAsync(ApiPeople people, Guid challenge, string title)
    {
        var found = await people.Visitor.GetAsync<CataloguePage>($"/api/challenges?q={Uri.EscapeDataString(title)}");
        Assert.Contains(found.Items, item => item.Id == challenge && item.Title.Nl == title);
        await people.Visitor.IsRefusedAsync(HttpStatusCode.Unauthorized, null, HttpMethod.Put, $"/api/challenges/{challenge}/follow");
        var member = await people.AsAsync(DemoPeople.Visitor);
        await member.DoAsync(HttpMethod.Put, $"/api/challenges/{challenge}/follow");
        Assert.Contains(await member.GetAsync<List<CatalogueItem>>("/api/challenges/followed"), item => item.Id == challenge);
    }

    /// <summary>A company with a partner drafts, submits, reads its receipt, and replaces what it submitted.</summary>
    public static async Task<Guid> SolveTogetherAsync(ApiPeople people, Guid challenge)
    {
        var lead = await people.AsAsync(DemoPeople.StartUpLead);
        var id = await DraftAsync(lead, challenge, "Lichtpijl");
        var file = await lead.UploadAsync<AttachFileReply>($"/api/solutions/{id}/files", "schets.txt", Sketch);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Sketch)), file.Sha256);
        await InviteAsync(people, lead, id);
        var first = await SubmitAsync(lead, id);
        Assert.Equal(file.Sha256, Assert.Single(first.Items).Sha256);
        Assert.Equal([DemoOrganisations.Drones.Name], first.Partners);
        await WriteAsync(lead, id, "Lichtpijl plus");
        var second = await SubmitAsync(lead, id);
        Assert.True(second.Replaced);
        Assert.NotEqual(first.ContentHash, second.ContentHash);
        return id;
    }

    /// <summary>Another company submits alone.</summary>
    public static async Task<Guid> SolveAloneAsync(ApiPeople people, Guid challenge)
    {
        var lead = await people.AsAsync(DemoPeople.InstituteLead);
        var id = await DraftAsync(lead, challenge, "Geluidsbaken");
        Assert.False((await SubmitAsync(lead, id)).Replaced);
        return id;
    }

    /// <summary>A complete draft, which its team does not submit.</summary>
    public static async Task<Guid> DraftAsync(ApiPerson lead, Guid challenge, string title)
    {
        var id = (await lead.PostAsync<StartSolutionReply>("/api/solutions", new { challengeId = challenge })).Id;
        await WriteAsync(lead, id, title);
        Assert.True((await ReadAsync(lead, id)).CanSubmit);
        return id;
    }

    /// <summary>Neither the body nor a rival can tell what was received, or whether anything was.</summary>
    public static async Task HideAsync(ApiPeople people, Guid challenge, Guid solution)
    {
        var officer = await people.AsAsync(DemoPeople.Officer);
        var opening = await officer.GetAsync<ReadOpeningReply>($"/api/openings/{challenge}");
        Assert.Null(opening.Submissions);
        Assert.Null(opening.Record);
        Assert.False(opening.CanPropose);
        await officer.IsRefusedAsync(HttpStatusCode.Conflict, null, HttpMethod.Post, $"/api/openings/{challenge}/proposal");
        // Reading solutions is for solvers: the officer gets the same refusal for one that does not exist.
        foreach (var id in new[] { solution, Guid.NewGuid() })
            await officer.IsRefusedAsync(HttpStatusCode.Forbidden, null, HttpMethod.Get, $"/api/solutions/{id}");
        var rival = await people.AsAsync(DemoPeople.InstituteLead);
        await rival.IsRefusedAsync(HttpStatusCode.NotFound, null, HttpMethod.Get, $"/api/solutions/{solution}");
    }

    private static async Task InviteAsync(ApiPeople people, ApiPerson lead, Guid id)
    {
        await lead.DoAsync(HttpMethod.Post, $"/api/solutions/{id}/partners", new { organisationId = DemoOrganisations.Drones.Id });
        var partner = await people.AsAsync(DemoPeople.DroneLead);
        Assert.Equal("", (await ReadAsync(partner, id)).Title);
        await partner.DoAsync(HttpMethod.Post, $"/api/solutions/{id}/partners/answer", new { accept = true });
        var joined = await ReadAsync(partner, id);
        Assert.Equal("Lichtpijl", joined.Title);
        Assert.Equal(PartnerState.Accepted, Assert.Single(joined.Partners).State);
    }

    private static async Task WriteAsync(ApiPerson lead, Guid id, string title)
    {
        var read = await ReadAsync(lead, id);
        var answers = read.Questions.Select(question => new { questionId = question.Id, text = "Sensoren aan elke uitgang bepalen welke pijlen branden." });
        await lead.PutAsync<WriteContentReply>($"/api/solutions/{id}/content", new
        {
            version = read.Version, title, summary = "Een signaal wijst de vrije uitgang.", answers, budgetCents = 4_800_000, planning = "Drie maanden bouwen, één maand proef.",
        });
        Assert.Equal(title, (await ReadAsync(lead, id)).Title);
    }

    private static async Task<Receipt> SubmitAsync(ApiPerson lead, Guid id)
    {
        var receipt = await lead.PostAsync<Receipt>($"/api/solutions/{id}/submission", new { version = (await ReadAsync(lead, id)).Version });
        Assert.StartsWith("OPL-", receipt.Number, StringComparison.Ordinal);
        Assert.True(receipt.ReceivedAt < receipt.Deadline);
        Assert.Matches("^[0-9a-f]{64}$", receipt.ContentHash);
        Assert.Equal(receipt.Number, (await lead.GetAsync<Receipt>($"/api/solutions/{id}/receipt")).Number);
        return receipt;
    }

    private static Task<ReadSolutionReply> ReadAsync(ApiPerson person, Guid id) => person.GetAsync<ReadSolutionReply>($"/api/solutions/{id}");
}
