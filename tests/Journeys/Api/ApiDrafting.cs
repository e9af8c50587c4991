using System.Net;

using Market.Challenges.Domain;
using Market.Challenges.Features;
using Market.Challenges.Features.Authoring;
using Market.Challenges.Features.Browsing;
using Market.Kernel;
using Market.Local.Demo;

namespace Market.Journeys.Api;

/// <summary>Step 1 of the main job by API: from need to a published challenge.</summary>
internal static class ApiDrafting
{
    private const string Remark = "Zeg ook hoeveel bezoekers het zijn.";

    public static async Task<Guid> DraftAsync(ApiPeople people, string title)
    {
        var officer = await people.AsAsync(DemoPeople.Officer);
        var id = (await officer.PostAsync<CreateChallengeReply>("/api/challenges", new { language = "nl", title })).Id;
        await people.Visitor.IsRefusedAsync(HttpStatusCode.NotFound, null, HttpMethod.Get, $"/api/challenges/{id}");
        foreach (var (section, content) in Sections(title))
            await WriteAsync(officer, id, section, content);
        var draft = await ReadAsync(officer, id);
        Assert.Equal(ChallengeStage.Draft, draft.Stage);
        Assert.Equal([60, 40], draft.Criteria.Select(criterion => criterion.Weight));
        Assert.DoesNotContain(await officer.GetAsync<List<ChallengeCheck>>($"/api/challenges/{id}/checks"), check => check.Severity == CheckSeverity.Blocking);
        return id;
    }

    public static async Task PublishAsync(ApiPeople people, Guid id)
    {
        var (officer, approver) = (await people.AsAsync(DemoPeople.Officer), await people.AsAsync(DemoPeople.Approver));
        await StepAsync(officer, id, "approval-request", ChallengeStage.InReview);
        await ReturnAsync(officer, approver, id);
        await StepAsync(officer, id, "approval-request", ChallengeStage.InReview);
        var version = (await ReadAsync(officer, id)).Version;
        await officer.IsRefusedAsync(HttpStatusCode.Forbidden, null, HttpMethod.Post, $"/api/challenges/{id}/approval", new { version });
        await StepAsync(approver, id, "approval", ChallengeStage.Approved);
        await StepAsync(officer, id, "publication", ChallengeStage.Open);
        await people.Market.SettleAsync();
    }

    private static async Task ReturnAsync(ApiPerson officer, ApiPerson approver, Guid id)
    {
        var version = (await ReadAsync(approver, id)).Version;
        await approver.PostAsync<ChallengeVersion>($"/api/challenges/{id}/return", new { version, remarks = new[] { new { field = "need", text = Remark } } });
        var returned = await ReadAsync(officer, id);
        Assert.Equal(ChallengeStage.Draft, returned.Stage);
        Assert.Equal(Remark, Assert.Single(returned.Remarks).Text);
    }

    private static async Task StepAsync(ApiPerson person, Guid id, string step, ChallengeStage expected)
    {
        var version = (await ReadAsync(person, id)).Version;
        await person.PostAsync<ChallengeVersion>($"/api/challenges/{id}/{step}", new { version });
        Assert.Equal(expected, (await ReadAsync(person, id)).Stage);
    }

    /// <summary>Writes over what was read; doing so a second time on the same reading is refused.</summary>
    private static async Task WriteAsync(ApiPerson officer, Guid id, string section, Func<int, object> content)
    {
        var (path, read) = ($"/api/challenges/{id}/{section}", (await ReadAsync(officer, id)).Version);
        Assert.NotEqual(read, (await officer.PutAsync<ChallengeVersion>(path, content(read))).Version);
        await officer.IsRefusedAsync(HttpStatusCode.Conflict, null, HttpMethod.Put, path, content(read));
    }

    private static Task<ChallengeDetail> ReadAsync(ApiPerson person, Guid id) => person.GetAsync<ChallengeDetail>($"/api/challenges/{id}");

    private static IEnumerable<(string Section, Func<int, object> Content)> Sections(string title)
    {
        var deadline = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(30).AddHours(13), TimeSpan.Zero);
        yield return ("need", version => new { version, title = Dutch(title), summary = Dutch("Bezoekers van de kermis vinden de nooduitgang niet."), need = Dutch("Wij zoeken een wegwijzer die ook in rook werkt."), outcome = Dutch("Negen van de tien bezoekers kiezen binnen een minuut de juiste uitgang.") });
        yield return ("taxonomy", version => new { version, origin = "safety", phases = new[] { "prevention" }, regions = new[] { "BE22" }, process = "designContest" });
        yield return ("criteria", version => new { version, criteria = new[] { Criterion("Effect", 60, 5), Criterion("Haalbaarheid", 40, null) } });
        yield return ("questions", version => new { version, questions = new[] { new { text = Dutch("Beschrijf uw oplossing."), help = Dutch("In gewone woorden."), required = true, maxLength = 2000 } } });
        yield return ("prizes", version => new { version, prizes = new[] { new { rank = 1, amountCents = 1_250_000, label = Dutch("Eerste prijs") } } });
        yield return ("dates", version => new { version, deadline, openingFrom = deadline.AddHours(1) });
    }

    private static object Criterion(string name, int weight, int? minimum) => new { name = Dutch(name), description = Dutch($"Hoe goed is dit: {name}?"), weight, minimum };

    private static LocalizedText Dutch(string text) => LocalizedText.Of("nl", text);
}
