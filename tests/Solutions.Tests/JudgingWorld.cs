using System.Net.Http.Json;
using System.Text;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Hosting.Files;
using Market.Hosting.Invariants;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Features.Awarding;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Features.Reporting;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Solutions.Tests;

/// <summary>How far a jury's work is; each stage includes the ones before it.</summary>
public enum JudgingStage
{
    Published,
    Invited,
    Declared,
    Opened,
    Assigned,
    Completed,
    Reported,
    Proposed,
    Awarded,
}

/// <summary>
/// A world with two opened submissions: A of Vonk BV with Instituut Kade, B of Rivaal NV. Chair and Jan are free of conflict, Ilse works for
/// Vonk BV, Otto is a juror of nothing.
/// </summary>
internal sealed class JudgingWorld : IAsyncDisposable
{
    public static readonly Persona Chair = Persona.Of("Veerle", Guid.CreateVersion7(), Roles.Member, Roles.Juror);
    public static readonly Persona Jan = Persona.Of("Jan", Guid.CreateVersion7(), Roles.Member, Roles.Juror);
    public static readonly Persona Ilse = Persona.Of("Ilse", World.Company, Roles.Member, Roles.Solver, Roles.Juror);
    public static readonly Persona Otto = Persona.Of("Otto", Guid.CreateVersion7(), Roles.Member, Roles.Juror);
    public static readonly Persona OtherOfficer = Persona.Of("Odette", Guid.CreateVersion7(), Roles.Member, Roles.Officer, Roles.Approver);
    public static readonly Persona Auditor = Persona.Of("Aude", null, Roles.Member, Roles.Auditor);

    private JudgingWorld(World world) => World = world;

    public World World { get; }

    public Guid Challenge { get; private set; }

    public IReadOnlyList<BriefCriterion> Criteria { get; private set; } = [];

    /// <summary>The solution behind A.</summary>
    public Guid SolutionA { get; } = Guid.CreateVersion7();

    public Guid SolutionB { get; } = Guid.CreateVersion7();

    /// <summary>The file of A as the jury may ask for it.</summary>
    public Guid FileOfA { get; } = Guid.NewGuid();

    public static async Task<JudgingWorld> StartAsync(JudgingStage stage, string engine = "sqlite")
    {
        var judging = new JudgingWorld(await World.StartAsync(engine));
        foreach (var persona in new[] { Chair, Jan, Ilse, Otto, OtherOfficer, Auditor })
            await judging.ReceiveAsync(persona, persona.OrganisationId);
        judging.Challenge = await judging.World.PublishAsync();
        judging.Criteria = await judging.World.InDatabaseAsync(async db => (await db.Briefs.SingleAsync(brief => brief.Id == judging.Challenge)).Criteria);
        Func<Task>[] steps = [judging.InviteAsync, judging.DeclareAsync, judging.OpenAsync, judging.AssignAsync, judging.ScoreAllAsync, judging.ReportAsync, judging.ProposeAsync, judging.ConfirmAsync];
        foreach (var step in steps.Take((int)stage))
            await step();
        return judging;
    }

    public HttpClient As(Persona? persona) => World.As(persona);

    public string Url(string path) => $"/api/juries/{Challenge}{path}";

    public string AwardUrl(string path) => $"/api/awards/{Challenge}{path}";

    public Task ReceiveAsync(Persona persona, Guid? organisation) => World.Service.ReceiveAsync(
        Apps.Identity, new PersonSaved(persona.Id, persona.Name, $"{persona.Name}@example.test", "nl", organisation, persona.Roles, true));

    public async Task InviteAsync()
    {
        await DoneAsync(World.Officer, HttpMethod.Post, Url("/members"), new InviteJurorBody(Chair.Id, true));
        foreach (var juror in new[] { Jan, Ilse })
            await DoneAsync(World.Officer, HttpMethod.Post, Url("/members"), new InviteJurorBody(juror.Id, false));
    }

    public async Task DeclareAsync()
    {
        foreach (var member in new[] { Chair, Jan, Ilse })
        {
            await DoneAsync(member, HttpMethod.Post, Url("/answer"), new AnswerJuryInvitationBody(true));
            await DoneAsync(member, HttpMethod.Post, Url("/declaration"), new DeclareInterestsBody([], "Geen", true));
        }
    }

    public async Task OpenAsync()
    {
        var folder = World.Service.Services.GetRequiredService<FileFolder>();
        var file = (await folder.ReceiveAsync("vonk-offerte.txt", new MemoryStream(Encoding.UTF8.GetBytes("Een meetplan")), 1000, CancellationToken.None)).Value;
        await World.InDatabaseAsync(async db =>
        {
            var brief = await db.Briefs.SingleAsync(row => row.Id == Challenge);
            brief.MarkOpened(DateTimeOffset.UtcNow);
            db.OpenedSubmissions.Add(Submission("A", SolutionA, World.Company, "Vonk BV", [new OpenedPartner(World.Institute, "Instituut Kade")],
                [new OpenedFile(FileOfA, file.Name, file.Size, file.ContentType, file.Sha256, file.Key)]));
            db.OpenedSubmissions.Add(Submission("B", SolutionB, World.Rival, "Rivaal NV", [], []));
            await db.SaveChangesAsync();
            // As the opening does.
            await db.LookForConflictsEverywhereAsync(DateTimeOffset.UtcNow, CancellationToken.None);
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>Further submissions, of companies that nobody of the jury knows.</summary>
    public Task OpenMoreAsync(params string[] aliases) => World.InDatabaseAsync(async db =>
    {
        db.Shelf.Clear();
        db.OpenedSubmissions.AddRange(aliases.Select(alias => Submission(alias, Guid.CreateVersion7(), Guid.CreateVersion7(), $"Bedrijf {alias}", [], [])));
        return await db.SaveChangesAsync();
    });

    /// <summary>Chair and jurors may read what they may know of.</summary>
    public async Task AssignAsync()
    {
        await AssignAsync((Jan, "A"), (Jan, "B"), (Ilse, "B"));
        foreach (var (member, alias) in new[] { (Chair, "A"), (Chair, "B"), (Jan, "A"), (Jan, "B"), (Ilse, "B") })
            await ClearAsync(member, alias);
    }

    public Task ClearAsync(Persona member, string alias) => DoneAsync(member, HttpMethod.Post, Url($"/submissions/{alias}/clearance"));

    public Task AssignAsync(params (Persona Juror, string Alias)[] pairs) => DoneAsync(
        Chair, HttpMethod.Put, Url("/assignment"), new SetAssignmentBody([.. pairs.Select(pair => new AssignmentPair(pair.Juror.Id, pair.Alias))]));

    /// <summary>A gets 8.0 and 6.0 of Jan, so 72.00; B gets means of 7.0 and 9.0, so 78.00.</summary>
    public async Task ScoreAllAsync()
    {
        await ScoreAsync(Jan, "A", 8.0m, 6.0m);
        await ScoreAsync(Jan, "B", 6.0m, 9.0m);
        await ScoreAsync(Ilse, "B", 8.0m, 9.0m);
    }

    /// <param name="values">Null is an abstention.</param>
    public async Task ScoreAsync(Persona juror, string alias, params decimal?[] values)
    {
        await ClearAsync(juror, alias);
        var scores = values.Select((value, index) => new SaveScoresScore(Criteria[index].Id, value, $"Opmerking {index + 1}", Abstained: value is null)).ToList();
        await DoneAsync(juror, HttpMethod.Put, Url($"/submissions/{alias}/scores"), new SaveScoresBody(scores));
        await DoneAsync(juror, HttpMethod.Post, Url($"/submissions/{alias}/lock"));
    }

    /// <param name="values">Null is not given.</param>
    public SaveScoresBody Scores(params decimal?[] values) =>
        new([.. values.Select((value, index) => new SaveScoresScore(Criteria[index].Id, value, $"Opmerking {index + 1}"))]);

    /// <summary>Written by the chair, signed by all three, issued. Ilse, who works for A, was not in the room for it.</summary>
    public async Task ReportAsync()
    {
        await WriteReportAsync();
        foreach (var member in new[] { Chair, Jan, Ilse })
            await SignAsync(member);
        await DoneAsync(Chair, HttpMethod.Post, Url("/report/issue"), new IssueReportBody((await ReportAsAsync(Chair)).Hash!));
    }

    public async Task WriteReportAsync()
    {
        await DoneAsync(Chair, HttpMethod.Put, Url("/report"), new WriteReportBody(0, "De jury was eensgezind.", [new WriteReportMeeting(new DateOnly(2026, 11, 2), [Chair.Id, Jan.Id, Ilse.Id])]));
        await WriteSectionAsync(Chair, "A", Ilse.Id);
        foreach (var section in (await ReportAsAsync(Chair)).Work!.Sections.Where(section => section is { Writes: true, Alias: not "A" }))
            await WriteSectionAsync(Chair, section.Alias);
    }

    public async Task WriteSectionAsync(Persona writer, string alias, params Guid[] left)
    {
        var revision = (await ReportAsAsync(writer)).Work!.Sections.Single(section => section.Alias == alias).Revision;
        await DoneAsync(writer, HttpMethod.Put, Url($"/report/submissions/{alias}"), new WriteReportSectionBody(revision, $"Sterk punt van {alias}", "De planning is krap", "Wie onderhoudt het?", left));
    }

    public Task<GetReportReply> ReportAsAsync(Persona reader) => GetAsync<GetReportReply>(reader, Url("/report"));

    public async Task SignAsync(Persona member) => await DoneAsync(member, HttpMethod.Post, Url("/report/signature"), new SignReportBody((await ReportAsAsync(member)).Hash!));

    public Task ProposeAsync() => DoneAsync(World.Officer, HttpMethod.Post, AwardUrl("/proposal"), new { winners = new[] { new { alias = "B", prizeRank = 1 }, new { alias = "A", prizeRank = 2 } } });

    public async Task ConfirmAsync()
    {
        var read = await GetAsync<GetAwardReply>(World.Approver, AwardUrl(""));
        await DoneAsync(World.Approver, HttpMethod.Post, AwardUrl("/confirmation"), new ConfirmAwardBody(read.Version));
    }

    public async Task<HttpResponseMessage> SendAsync(Persona? persona, HttpMethod method, string url, object? body = null)
    {
        using var http = As(persona);
        using var request = new HttpRequestMessage(method, url) { Content = body is null ? null : JsonContent.Create(body, body.GetType()) };
        return await http.SendAsync(request);
    }

    public async Task DoneAsync(Persona persona, HttpMethod method, string url, object? body = null)
    {
        using var answer = await SendAsync(persona, method, url, body);
        Assert.True(answer.IsSuccessStatusCode, $"{persona.Name} {method} {url}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public async Task RefusedAsync(string code, Persona persona, HttpMethod method, string url, object? body = null)
    {
        using var answer = await SendAsync(persona, method, url, body);
        Assert.False(answer.IsSuccessStatusCode, $"{persona.Name} {method} {url} was allowed");
        Assert.Equal(code, await answer.ErrorCodeAsync());
    }

    public async Task<T> GetAsync<T>(Persona persona, string url) => await (await SendAsync(persona, HttpMethod.Get, url)).ReadAsync<T>();

    public async Task<string> ReadTextAsync(Persona persona, string url)
    {
        using var answer = await SendAsync(persona, HttpMethod.Get, url);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Where an invariant does not hold.</summary>
    public async Task<IReadOnlyList<string>> BrokenAsync(Invariant invariant, CancellationToken cancel)
    {
        await using var scope = World.Service.Services.CreateAsyncScope();
        return await invariant.Search(scope.ServiceProvider, cancel);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private OpenedSubmission Submission(string alias, Guid solution, Guid lead, string name, OpenedPartner[] partners, OpenedFile[] files) => new()
    {
        Id = Guid.NewGuid(),
        ChallengeId = Challenge,
        Alias = alias,
        SolutionId = solution,
        SubmissionId = Guid.CreateVersion7(),
        LeadOrganisationId = lead,
        LeadOrganisationName = name,
        Partners = partners,
        Title = $"Oplossing {alias}",
        Summary = "Samenvatting",
        Answers = [new OpenedAnswer(World.RequiredQuestion, "Met sensoren")],
        BudgetCents = 5_000_000,
        Planning = "Zes maanden",
        Files = files,
        ReceivedAt = DateTimeOffset.UtcNow,
        ContentHash = new string('b', 64),
    };
}
