using System.Text.Json;
using System.Text.RegularExpressions;

using Market.Solutions.Features.Awarding;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Practising;
using Market.Solutions.Features.Judging.Reopening;
using Market.Solutions.Features.Reporting;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>
/// Who gets which answer in which state. Where the answer is 404 it must be the very answer for a challenge that does not exist, and
/// whatever is refused must leave the database as it was.
/// </summary>
public sealed partial class JudgingMatrixTests
{
    private const string Columns = "anon solver officer approver other-officer other-juror chair juror conflicted admin auditor";

    /// <summary>In the order of <see cref="Columns"/>.</summary>
    private static readonly Persona?[] People = [null, World.Solver, World.Officer, World.Approver, OtherOfficer, Otto, Chair, Jan, Ilse, World.Administrator, Auditor];

    private static readonly JudgingStage[] All = Enum.GetValues<JudgingStage>();
    private static readonly JudgingStage[] None = [JudgingStage.Published];
    private static readonly JudgingStage[] Asked = [JudgingStage.Invited];
    private static readonly JudgingStage[] Ready = [JudgingStage.Declared];
    private static readonly JudgingStage[] Open = [JudgingStage.Opened];
    private static readonly JudgingStage[] Work = [JudgingStage.Assigned];
    private static readonly JudgingStage[] Settled = [JudgingStage.Reported, JudgingStage.Proposed, JudgingStage.Awarded];
    private static readonly JudgingStage[] Done = [JudgingStage.Completed, .. Settled];
    private static readonly JudgingStage[] NotDone = [.. All.Where(stage => stage < JudgingStage.Completed)];
    private static readonly JudgingStage[] Seated = [.. All.Where(stage => stage >= JudgingStage.Declared)];

    private static readonly (string Path, JudgingStage[] Stages, string Answers)[] Reads =
    [
        ("/api/juries/mine", All, "401 403 403 403 403 200 200 200 200 403 403"),
        ("", None, "401 403 200 200 404 404 404 404 404 403 403"),
        ("", [.. Asked, .. Seated], "401 403 200 200 404 404 200 200 200 403 403"),
        ("/candidates", None, "401 403 200 403 404 404 404 404 404 403 403"),
        ("/candidates", Asked, "401 403 200 403 404 404 403 403 403 403 403"),
        ("/candidates", Seated, "401 403 200 403 404 404 200 403 403 403 403"),
        ("/declaration", None, "401 403 403 403 404 404 404 404 404 403 403"),
        ("/declaration", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("/declaration", Seated, "401 403 403 403 404 404 200 200 200 403 403"),
        ("/submissions", None, "401 403 403 403 404 404 404 404 404 403 403"),
        ("/submissions", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("/submissions", Seated, "401 403 403 403 404 404 200 200 200 403 403"),
        ("/submissions/A", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("/submissions/A", Ready, "401 403 403 403 404 404 404 404 404 403 403"),
        ("/submissions/A", Open, "401 403 403 403 404 404 403 404 404 403 403"),
        ("/submissions/A", [.. Work, .. Done], "401 403 403 403 404 404 200 200 404 403 403"),
        ("/submissions/A/scores", Work, "401 403 403 403 404 404 409 409 404 403 403"),
        ("/submissions/A/scores", Done, "401 403 403 403 404 404 200 200 404 403 403"),
        ("/conflicts", None, "401 403 403 403 404 404 404 404 404 403 403"),
        ("/conflicts", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("/conflicts", Seated, "401 403 403 403 404 404 200 200 200 403 403"),
        ("/assignment", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("/assignment", Seated, "401 403 403 403 404 404 200 403 403 403 403"),
        ("/assignment/proposal", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("/assignment/proposal", [.. Work, JudgingStage.Completed], "401 403 403 403 404 404 200 403 403 403 403"),
        ("/assignment/proposal", Settled, "401 403 403 403 404 404 409 403 403 403 403"),
        ("/practice", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("/practice", Seated, "401 403 403 403 404 404 200 200 200 403 403"),
        ("/progress", Seated, "401 403 403 403 404 404 200 403 403 403 403"),
        ("/ranking", None, "401 403 200 200 404 404 404 404 404 403 403"),
        ("/ranking", Asked, "401 403 200 200 404 404 403 403 403 403 403"),
        ("/ranking", Seated, "401 403 200 200 404 404 200 403 403 403 403"),
        ("/ranking/shifts", Asked, "401 403 409 409 404 404 403 403 403 403 403"),
        ("/ranking/shifts", [.. Seated.Except(Settled)], "401 403 409 409 404 404 200 403 403 403 403"),
        ("/ranking/shifts", Settled, "401 403 200 200 404 404 200 403 403 403 403"),
        ("/reopenings", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("/reopenings", Seated, "401 403 403 403 404 404 200 200 200 403 403"),
        ("/exports/scores.csv", None, "401 403 409 409 404 404 404 404 404 403 404"),
        ("/exports/scores.csv", [.. Ready, .. Open, .. Work], "401 403 409 409 404 404 409 403 403 403 404"),
        ("/exports/scores.csv", [JudgingStage.Completed], "401 403 409 409 404 404 200 403 403 403 404"),
        ("/exports/scores.csv", [JudgingStage.Reported, JudgingStage.Proposed], "401 403 200 200 404 404 200 403 403 403 404"),
        ("/exports/scores.csv", [JudgingStage.Awarded], "401 403 200 200 404 404 200 403 403 403 200"),
        ("/ranking/analysis", None, "401 403 409 409 404 404 404 404 404 403 403"),
        ("/ranking/analysis", Asked, "401 403 409 409 404 404 403 403 403 403 403"),
        ("/ranking/analysis", [.. Seated.Except(Settled)], "401 403 409 409 404 404 200 403 403 403 403"),
        ("/ranking/analysis", Settled, "401 403 200 200 404 404 200 403 403 403 403"),
        ("/report", None, "401 403 200 200 404 404 404 404 404 403 404"),
        ("/report", Asked, "401 403 200 200 404 404 403 403 403 403 404"),
        ("/report", [.. Seated.Except([JudgingStage.Awarded])], "401 403 200 200 404 404 200 200 200 403 404"),
        ("/report", [JudgingStage.Awarded], "401 403 200 200 404 404 200 200 200 403 200"),
        ("/report/file", None, "401 403 409 409 404 404 404 404 404 403 403"),
        ("/report/file", Asked, "401 403 409 409 404 404 403 403 403 403 403"),
        ("/report/file", [.. Ready, .. Open, .. Work, JudgingStage.Completed], "401 403 409 409 404 404 409 409 409 403 403"),
        ("/report/file", Settled, "401 403 200 200 404 404 200 200 200 403 403"),
        ("award", All, "401 403 200 200 404 403 403 403 403 403 403"),
        ("participants", None, "401 403 409 409 404 404 404 404 404 403 404"),
        ("participants", Asked, "401 403 409 409 404 404 403 403 403 403 404"),
        ("participants", [.. Seated.Except([JudgingStage.Awarded])], "401 403 409 409 404 404 409 409 409 403 404"),
        ("participants", [JudgingStage.Awarded], "401 403 200 200 404 404 200 200 200 403 200"),
        ("letter", [.. All.Except([JudgingStage.Awarded])], "401 403 409 403 404 403 403 403 403 403 404"),
        ("letter", [JudgingStage.Awarded], "401 403 200 403 404 403 403 403 403 403 200"),
        ("feedback", NotDone, "401 404 403 403 403 403 403 403 404 403 403"),
        ("feedback", [JudgingStage.Awarded], "401 200 403 403 403 403 403 403 200 403 403"),
    ];

    /// <summary>200 stands for what is allowed, which other tests do: it would change the state here.</summary>
    private static readonly (string Action, JudgingStage[] Stages, string Answers)[] Writes =
    [
        ("invite", None, "401 403 200 403 404 404 404 404 404 403 403"),
        ("invite", [.. Work, JudgingStage.Completed], "401 403 200 403 404 404 200 403 403 403 403"),
        ("invite", Settled, "401 403 409 403 404 404 409 403 403 403 403"),
        ("remove", None, "401 403 404 403 404 404 404 404 404 403 403"),
        ("remove", [.. Work, .. Done], "401 403 409 403 404 404 409 403 403 403 403"),
        ("answer", None, "401 403 403 403 404 404 404 404 404 403 403"),
        ("answer", [.. Work, .. Done], "401 403 403 403 404 404 409 409 409 403 403"),
        ("declare", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("declare", [JudgingStage.Completed], "401 403 403 403 404 404 200 200 200 403 403"),
        ("declare", Settled, "401 403 403 403 404 404 409 409 409 403 403"),
        ("assign", Ready, "401 403 403 403 404 404 409 403 403 403 403"),
        ("assign", [.. Work, JudgingStage.Completed], "401 403 403 403 404 404 200 403 403 403 403"),
        ("assign", Settled, "401 403 403 403 404 404 409 403 403 403 403"),
        ("clear", None, "401 403 403 403 404 404 404 404 404 403 403"),
        ("clear", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("clear", Open, "401 403 403 403 404 404 200 404 404 403 403"),
        ("clear", [.. Work, .. Done], "401 403 403 403 404 404 200 200 404 403 403"),
        ("practise", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("practise", [.. Ready, .. Open, .. Work], "401 403 403 403 404 404 200 403 403 403 403"),
        ("practise", Done, "401 403 403 403 404 404 409 403 403 403 403"),
        ("score-practice", Seated, "401 403 403 403 404 404 409 409 409 403 403"),
        ("save", None, "401 403 403 403 404 404 404 404 404 403 403"),
        ("save", Open, "401 403 403 403 404 404 404 404 404 403 403"),
        ("save", Work, "401 403 403 403 404 404 404 200 404 403 403"),
        ("save", Done, "401 403 403 403 404 404 404 409 404 403 403"),
        ("lock", Work, "401 403 403 403 404 404 404 400 404 403 403"),
        ("lock", Done, "401 403 403 403 404 404 404 409 404 403 403"),
        ("ask-reopening", Open, "401 403 403 403 404 404 404 404 404 403 403"),
        ("ask-reopening", Work, "401 403 403 403 404 404 404 409 404 403 403"),
        ("ask-reopening", [JudgingStage.Completed], "401 403 403 403 404 404 404 200 404 403 403"),
        ("ask-reopening", [JudgingStage.Reported, JudgingStage.Proposed, JudgingStage.Awarded], "401 403 403 403 404 404 409 409 404 403 403"),
        ("allow-reopening", [.. Open, .. Work, JudgingStage.Completed], "401 403 403 403 404 404 404 404 404 403 403"),
        ("allow-reopening", [JudgingStage.Reported, JudgingStage.Proposed, JudgingStage.Awarded], "401 403 403 403 404 404 409 409 404 403 403"),
        ("refuse-reopening", [.. Open, .. Work, JudgingStage.Completed], "401 403 403 403 404 404 404 404 404 403 403"),
        ("refuse-reopening", [JudgingStage.Reported, JudgingStage.Proposed, JudgingStage.Awarded], "401 403 403 403 404 404 409 409 404 403 403"),
        ("recuse", Open, "401 403 403 403 404 404 200 404 404 403 403"),
        ("recuse", [.. Work, JudgingStage.Completed], "401 403 403 403 404 404 200 200 404 403 403"),
        ("recuse", Settled, "401 403 403 403 404 404 409 409 404 403 403"),
        ("report", None, "401 403 403 403 404 404 404 404 404 403 403"),
        ("report", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("report", [.. Ready, .. Open, .. Work, .. Settled], "401 403 403 403 404 404 409 403 403 403 403"),
        ("report", [JudgingStage.Completed], "401 403 403 403 404 404 200 403 403 403 403"),
        ("section", Ready, "401 403 403 403 404 404 404 404 404 403 403"),
        ("section", Open, "401 403 403 403 404 404 409 404 404 403 403"),
        ("section", [.. Work, .. Settled], "401 403 403 403 404 404 409 403 404 403 403"),
        ("section", [JudgingStage.Completed], "401 403 403 403 404 404 200 403 404 403 403"),
        ("sign", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("sign", Seated, "401 403 403 403 404 404 409 409 409 403 403"),
        ("issue", Asked, "401 403 403 403 404 404 403 403 403 403 403"),
        ("issue", Seated, "401 403 403 403 404 404 409 403 403 403 403"),
        ("propose", NotDone, "401 403 409 403 404 403 403 403 403 403 403"),
        ("propose", [JudgingStage.Completed], "401 403 409 403 404 403 403 403 403 403 403"),
        ("propose", [JudgingStage.Reported], "401 403 200 403 404 403 403 403 403 403 403"),
        ("propose", [JudgingStage.Proposed, JudgingStage.Awarded], "401 403 409 403 404 403 403 403 403 403 403"),
        ("withdraw", [.. NotDone, JudgingStage.Completed, JudgingStage.Reported, JudgingStage.Awarded], "401 403 409 403 404 403 403 403 403 403 403"),
        ("confirm", [.. NotDone, JudgingStage.Completed, JudgingStage.Reported, JudgingStage.Awarded], "401 403 409 409 404 403 403 403 403 403 403"),
        ("confirm", [JudgingStage.Proposed], "401 403 403 200 404 403 403 403 403 403 403"),
    ];

    public static TheoryData<JudgingStage> Stages => [.. All];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Everybody_gets_the_answer_of_the_matrix(JudgingStage stage)
    {
        await using var judging = await StartAsync(stage);
        var before = await StateAsync(judging);
        var wrong = new List<string>();
        foreach (var (path, stages, answers) in Reads.Where(row => row.Stages.Contains(stage)))
            await RowAsync(judging, answers, path, challenge => (HttpMethod.Get, ReadUrl(judging, path, challenge), null), sendAllowed: true, wrong);
        foreach (var (action, stages, answers) in Writes.Where(row => row.Stages.Contains(stage)))
            await RowAsync(judging, answers, action, challenge => Write(judging, action, challenge), sendAllowed: false, wrong);
        Assert.Empty(wrong);
        Assert.Equal(before, await StateAsync(judging));
    }

    private static async Task RowAsync(
        JudgingWorld judging, string answers, string name, Func<Guid, (HttpMethod Method, string Url, object? Body)> request, bool sendAllowed, List<string> wrong)
    {
        foreach (var (expected, index) in answers.Split(' ').Select((answer, index) => (int.Parse(answer), index)))
        {
            if (expected == 200 && !sendAllowed)
                continue;
            var (status, text) = await AskAsync(judging, People[index], request(judging.Challenge));
            if (status != expected)
                wrong.Add($"{name} by {Columns.Split(' ')[index]}: {status} and not {expected}: {text}");
            else if (expected == 404 && (status, text) != await AskAsync(judging, People[index], request(Guid.NewGuid())))
                wrong.Add($"{name} by {Columns.Split(' ')[index]}: not the answer for a random id");
        }
    }

    private static async Task<(int Status, string Text)> AskAsync(JudgingWorld judging, Persona? persona, (HttpMethod Method, string Url, object? Body) request)
    {
        using var answer = await judging.SendAsync(persona, request.Method, request.Url, request.Body);
        return ((int)answer.StatusCode, Trace().Replace(await answer.Content.ReadAsStringAsync(), ""));
    }

    private static string ReadUrl(JudgingWorld judging, string path, Guid challenge) => path switch
    {
        ['/', 'a', 'p', 'i', ..] => path,
        "award" => $"/api/awards/{challenge}",
        "participants" => $"/api/awards/{challenge}/participants",
        "letter" => $"/api/awards/{challenge}/letters/A",
        "feedback" => $"/api/solutions/{(challenge == judging.Challenge ? judging.SolutionA : challenge)}/feedback",
        _ => $"/api/juries/{challenge}{path}",
    };

    private static (HttpMethod Method, string Url, object? Body) Write(JudgingWorld judging, string action, Guid challenge) => action switch
    {
        "invite" => (HttpMethod.Post, $"/api/juries/{challenge}/members", new InviteJurorBody(Otto.Id, false)),
        "remove" => (HttpMethod.Delete, $"/api/juries/{challenge}/members/{Jan.Id}", null),
        "answer" => (HttpMethod.Post, $"/api/juries/{challenge}/answer", new AnswerJuryInvitationBody(true)),
        "declare" => (HttpMethod.Post, $"/api/juries/{challenge}/declaration", new DeclareInterestsBody([World.Rival], "", true)),
        "assign" => (HttpMethod.Put, $"/api/juries/{challenge}/assignment", new SetAssignmentBody([new AssignmentPair(Jan.Id, "A")])),
        "clear" => (HttpMethod.Post, $"/api/juries/{challenge}/submissions/A/clearance", null),
        "practise" => (HttpMethod.Put, $"/api/juries/{challenge}/practice", new StartPracticeBody([])),
        "score-practice" => (HttpMethod.Post, $"/api/juries/{challenge}/practice/scores", new AnswerPracticeBody([])),
        "save" => (HttpMethod.Put, $"/api/juries/{challenge}/submissions/A/scores", judging.Scores(9, 9)),
        "lock" => (HttpMethod.Post, $"/api/juries/{challenge}/submissions/A/lock", null),
        "ask-reopening" => (HttpMethod.Post, $"/api/juries/{challenge}/submissions/A/reopening", new AskReopeningBody("Verkeerd gelezen")),
        "allow-reopening" => (HttpMethod.Post, $"/api/juries/{challenge}/submissions/A/reopenings/{Jan.Id}/approval", null),
        "refuse-reopening" => (HttpMethod.Post, $"/api/juries/{challenge}/submissions/A/reopenings/{Jan.Id}/refusal", null),
        "recuse" => (HttpMethod.Post, $"/api/juries/{challenge}/submissions/A/recusal", new RecuseFromSubmissionBody("Herkend")),
        "report" => (HttpMethod.Put, $"/api/juries/{challenge}/report", new WriteReportBody(0, "Verslag", [])),
        "section" => (HttpMethod.Put, $"/api/juries/{challenge}/report/submissions/A", new WriteReportSectionBody(0, "Goed", "", "", [])),
        "sign" => (HttpMethod.Post, $"/api/juries/{challenge}/report/signature", new SignReportBody("ab")),
        "issue" => (HttpMethod.Post, $"/api/juries/{challenge}/report/issue", new IssueReportBody("ab")),
        "propose" => (HttpMethod.Post, $"/api/awards/{challenge}/proposal", new ProposeAwardBody([new ProposeAwardWinner("B", 1)])),
        "withdraw" => (HttpMethod.Delete, $"/api/awards/{challenge}/proposal", null),
        "confirm" => (HttpMethod.Post, $"/api/awards/{challenge}/confirmation", new ConfirmAwardBody(0)),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    private static async Task<string> StateAsync(JudgingWorld judging) => await RowsAsync(judging) + (await judging.World.Service.EventsAsync()).Count;

    private static Task<string> RowsAsync(JudgingWorld judging) => judging.World.InDatabaseAsync(async db => JsonSerializer.Serialize(new
    {
        juries = await db.Juries.AsNoTracking().ToListAsync(),
        sheets = await db.ScoreSheets.AsNoTracking().OrderBy(sheet => sheet.Id).ToListAsync(),
        reports = await db.JuryReports.AsNoTracking().ToListAsync(),
        awards = await db.Awards.AsNoTracking().ToListAsync(),
    }));

    [GeneratedRegex(",\"traceId\":(null|\"[^\"]*\")")]
    private static partial Regex Trace();
}
