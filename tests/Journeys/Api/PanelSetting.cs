using Market.Local.Demo;
using Market.Solutions.Features.Judging;

namespace Market.Journeys.Api;

/// <summary>A jury with reserves over two opened submissions, made and worked by API as far as a journey does not look at it.</summary>
internal static class PanelSetting
{
    private static readonly IReadOnlyList<(DemoPerson Person, string Seat)> Panel =
        [(DemoPeople.Chair, "juror"), (DemoPeople.FirstJuror, "juror"), (DemoPeople.SecondJuror, "juror"), (DemoPeople.Reserve, "reserve"), (DemoPeople.Observer, "reserve")];

    /// <summary>Published, answered twice, opened, with a panel of which everybody declared.</summary>
    public static async Task<Guid> OpenAsync(ApiPeople people, string title)
    {
        var challenge = await ApiDrafting.DraftAsync(people, title);
        await ApiDrafting.PublishAsync(people, challenge);
        await ApiSolving.SolveTogetherAsync(people, challenge);
        await ApiSolving.SolveAloneAsync(people, challenge);
        await ApiOpening.OpenAsync(people, challenge, await ApiSolving.DraftAsync(await people.AsAsync(DemoPeople.SensorLead), challenge, "Trilvloer"));
        var officer = await people.AsAsync(DemoPeople.Officer);
        foreach (var (person, seat) in Panel)
        {
            await officer.DoAsync(HttpMethod.Post, $"/api/juries/{challenge}/members", new { personId = person.Id, chair = person == DemoPeople.Chair, seat });
            var member = await people.AsAsync(person);
            await member.DoAsync(HttpMethod.Post, $"/api/juries/{challenge}/answer", new { accept = true });
            await DeclareAsync(member, challenge);
        }

        return challenge;
    }

    /// <summary>Chair and first juror judge both, until the first juror declares a tie with the team of one: that one waits for somebody else.</summary>
    /// <returns>The submission that the first juror keeps, and the one that was taken away.</returns>
    public static async Task<(string Kept, string Taken)> AssignAsync(ApiPeople people, Guid challenge)
    {
        var (chair, juror) = (await people.AsAsync(DemoPeople.Chair), await people.AsAsync(DemoPeople.FirstJuror));
        var rows = await chair.GetAsync<List<ListJurySubmissionsRow>>($"/api/juries/{challenge}/submissions");
        var taken = rows.Single(row => row.Title == "Geluidsbaken").Alias;
        var kept = rows.Single(row => row.Alias != taken).Alias;
        List<AssignmentPair> pairs = [.. from person in new[] { DemoPeople.Chair, DemoPeople.FirstJuror } from row in rows select new AssignmentPair(person.Id, row.Alias)];
        await chair.DoAsync(HttpMethod.Put, $"/api/juries/{challenge}/assignment", new { pairs = pairs.Append(new AssignmentPair(DemoPeople.SecondJuror.Id, kept)) });
        await DeclareAsync(juror, challenge, DemoOrganisations.Institute.Id);
        return (kept, taken);
    }

    /// <summary>Scored and final.</summary>
    public static async Task ScoreAsync(ApiPeople people, DemoPerson person, Guid challenge, IReadOnlyList<string> aliases)
    {
        var juror = await people.AsAsync(person);
        foreach (var (place, alias) in aliases.Index())
        {
            var path = $"/api/juries/{challenge}/submissions/{alias}";
            await juror.DoAsync(HttpMethod.Post, $"{path}/clearance");
            var submission = await juror.GetAsync<GetJurySubmissionReply>(path);
            await juror.DoAsync(HttpMethod.Put, $"{path}/scores", new { scores = submission.Criteria.Select(criterion => new SaveScoresScore(criterion.Id, 8 - (2 * place), "Degelijk.")) });
            await juror.DoAsync(HttpMethod.Post, $"{path}/lock");
        }
    }

    private static Task DeclareAsync(ApiPerson member, Guid challenge, params IReadOnlyList<Guid> organisations) =>
        member.DoAsync(HttpMethod.Post, $"/api/juries/{challenge}/declaration", new { organisationIds = organisations, statement = organisations.Count == 0 ? "" : "Vroegere opdracht.", confirmed = true });
}
