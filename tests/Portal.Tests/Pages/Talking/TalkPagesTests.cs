using Market.Kernel;
using Market.Portal.Tests.Pages.Judging;
using Market.Testing;

namespace Market.Portal.Tests.Pages.Talking;

public sealed class TalkPagesTests
{
    private const string Writing = "main form:has(textarea)";

    private static readonly string Api = $"/api/juries/{JuryWorld.Id}/submissions/A";
    private static readonly string Page = $"{JuryWorld.Room}/indiening/A";
    private static readonly Guid Item = Guid.Parse("66666666-6666-6666-6666-666666666666");
    private static readonly Persona Solver = Persona.Of("Sofie", Guid.CreateVersion7(), Roles.Solver);

    [Fact]
    public async Task A_juror_reads_writes_and_takes_an_own_message_back()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me()).Say($"POST {Api}/discussion", "", 204).Say($"DELETE {Api}/discussion/{Item}", "", 204).Say($"GET {Api}/discussion", new
        {
            canWrite = true, messages = new[] { Message(Item, "Jef", "Sterk <b>plan</b>", true), Message(Guid.NewGuid(), "Mia", null, false) },
        });

        var page = await portal.GetAsync($"{Page}/overleg");
        Assert.Contains("Sterk <b>plan</b>", page.TextOf("main ol.tasks"), StringComparison.Ordinal);
        Assert.Contains("Dit bericht is teruggetrokken.", page.TextOf("main ol.tasks"), StringComparison.Ordinal);
        Assert.Equal($"{Page}/overleg?ok=message-withdrawn", (await portal.SubmitAsync(page, [], button: $"{Item}")).Location);
        Assert.Equal($"{Page}/overleg?ok=message-written", (await portal.SubmitAsync(page, new() { ["text"] = "Eens" }, Writing)).Location);
        Assert.Contains("Eens", portal.Services.Sent("POST", $"{Api}/discussion"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task The_pages_are_whole_in_every_language(string language)
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: true), "completed", chair: true)
            .Say($"GET {Api}/discussion", new { canWrite = true, messages = new[] { Message(Item, "Jef", "<b>Sterk</b>", true), Message(Guid.NewGuid(), "Mia", null, false) } })
            .Say($"GET {Api}/questions", new { canAsk = true, goesAtOnce = false, questions = new[] { Question(Item, "asked", null, true), Question(Guid.NewGuid(), "answered", "Ja", false) } })
            .Say($"GET /api/juries/{JuryWorld.Id}/meeting", Meeting("2026-11-02T09:00:00Z"));
        foreach (var address in new[] { $"{Page}/overleg", $"{Page}/vragen", $"{JuryWorld.Room}/vergadering" })
            (await portal.GetAsync(address, language)).AssertWellMade(language);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task The_auditor_finds_what_juries_discussed_from_the_menu_and_can_change_nothing(string language)
    {
        await using var portal = await RunningPortal.StartAsync(Persona.Of("Aude", null, Roles.Auditor));
        portal.Services.Say("GET /api/juries/discussions", new[] { new { challengeId = JuryWorld.Id, title = JuryWorld.Text("Stille <b>alarmen</b>"), publishedAt = RunningPortal.Now, aliases = new[] { "A" } } })
            .Say($"GET {Api}/discussion", new { canWrite = false, messages = new[] { Message(Item, "Jef", "<b>Sterk</b>", false) } });

        var list = await portal.GetAsync("/toezicht", language);
        var discussion = await portal.GetAsync(list.Document.QuerySelector("main section li a")!.GetAttribute("href")!, language);

        list.AssertWellMade(language);
        discussion.AssertWellMade(language);
        Assert.NotNull(list.Document.QuerySelector("header a[href='/toezicht']"));
        Assert.Contains("<b>Sterk</b>", discussion.TextOf("main ol.tasks"), StringComparison.Ordinal);
        Assert.Empty(discussion.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Where_nothing_is_awarded_the_auditor_is_told_when_something_comes()
    {
        await using var portal = await RunningPortal.StartAsync(Persona.Of("Aude", null, Roles.Auditor));
        portal.Services.Say("GET /api/juries/discussions", "[]");

        Assert.Contains("Nog niets gegund", (await portal.GetAsync("/toezicht")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_own_scores_to_lock_first_is_led_to_them()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me()).Refuse($"GET {Api}/discussion", 409, ("discussion.lock-first", null, []));
        var page = await portal.GetAsync($"{Page}/overleg");
        Assert.Equal((System.Net.HttpStatusCode.Redirect, Page), (page.Status, page.Location));
    }

    [Fact]
    public async Task Who_lets_questions_go_has_the_buttons_and_everybody_reads_the_answer()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: true), chair: true).Say($"POST {Api}/questions/{Item}/release", "", 204).Say($"POST {Api}/questions", "", 204).Say($"GET {Api}/questions", new
        {
            canAsk = true, goesAtOnce = true, questions = new[] { Question(Item, "asked", null, true), Question(Guid.NewGuid(), "answered", "Elke maand", false) },
        });

        var page = await portal.GetAsync($"{Page}/vragen");
        Assert.Contains("Elke maand", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal($"{Page}/vragen?ok=question-released", (await portal.SubmitAsync(page, [], button: $"release {Item}")).Location);
        Assert.Equal($"{Page}/vragen?ok=question-asked", (await portal.SubmitAsync(page, new() { ["text"] = "Hoe vaak?", ["days"] = "7" }, Writing)).Location);
        Assert.Contains("7", portal.Services.Sent("POST", $"{Api}/questions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_is_warned_before_its_answer_goes()
    {
        var id = Guid.NewGuid();
        await using var portal = await RunningPortal.StartAsync(Solver);
        portal.Services.Say($"GET /api/solutions/{id}/clarifications", new
        {
            challengeTitle = JuryWorld.Text("Stille alarmen"), title = "Titel A",
            questions = new[] { new { id = Item, text = "Hoe vaak?", askedAt = "2026-11-02T09:00:00Z", answerBy = "2026-11-09T09:00:00Z", answer = (string?)null, answeredAt = (string?)null, canAnswer = true } },
        }).Refuse($"POST /api/solutions/{id}/clarifications/{Item}/answer", 400, ("question.tells-who-you-are", "text", ["Vonk BV"]));

        var list = await portal.GetAsync($"/mijn/oplossingen/{id}/juryvragen");
        Assert.NotNull(list.Document.QuerySelector($"main a[href='/mijn/oplossingen/{id}/juryvragen/{Item}']"));
        var page = await portal.GetAsync($"/mijn/oplossingen/{id}/juryvragen/{Item}");
        Assert.Null(page.Document.QuerySelector("input[name=knowing]"));
        var warned = await portal.SubmitAsync(page, new() { ["text"] = "Vonk doet dat" });
        Assert.NotNull(warned.Document.QuerySelector("input[name=knowing]"));
        Assert.Contains("Vonk BV", warned.TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chair_starts_a_meeting_brings_submissions_up_and_ends_it()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        var api = $"/api/juries/{JuryWorld.Id}/meeting";
        portal.Services.SayJury(JuryWorld.Me(chair: true), "completed", chair: true).Say($"GET {api}", Meeting(null)).Say($"POST {api}", "", 204).Say($"POST {api}/submissions/B", "", 204).Say($"POST {api}/end", "", 204);

        var page = await portal.GetAsync($"{JuryWorld.Room}/vergadering");
        Assert.Equal($"{JuryWorld.Room}/vergadering?ok=meeting-started", (await portal.SubmitAsync(page, new() { ["order[0].place"] = "2", ["order[1].place"] = "1" })).Location);
        Assert.Contains("[\"B\",\"A\"]", portal.Services.Sent("POST", api), StringComparison.Ordinal);

        portal.Services.Say($"GET {api}", Meeting("2026-11-02T09:00:00Z"));
        var going = await portal.GetAsync($"{JuryWorld.Room}/vergadering");
        Assert.Contains("Verlaat de zaal: Mia", going.TextOf("main ol.tasks"), StringComparison.Ordinal);
        Assert.Equal($"{JuryWorld.Room}/vergadering?ok=saved", (await portal.SubmitAsync(going, [], button: "up B")).Location);
        Assert.Equal($"{JuryWorld.Room}/vergadering?ok=meeting-ended", (await portal.SubmitAsync(going, [], button: "end")).Location);
    }

    private static object Meeting(string? startedAt) => new
    {
        title = JuryWorld.Text("Stille alarmen"), startedAt, whyNot = (string?)null, members = new[] { new { personId = JuryWorld.Jef, name = "Jef", present = true } },
        items = new[] { MeetingItem("A", ["Mia"], startedAt is not null), MeetingItem("B", [], false) },
    };

    private static object MeetingItem(string alias, string[] mustLeave, bool now) => new { alias, title = $"Titel {alias}", onList = true, mustLeave, now, sittings = Array.Empty<object>() };

    private static object Message(Guid id, string name, string? text, bool canWithdraw) => new { id, name, at = "2026-11-02T09:00:00Z", text, canWithdraw };

    private static object Question(Guid id, string state, string? answer, bool canDecide) => new
    {
        id, text = "Hoe vaak?", days = 5, askedBy = "Mia", askedAt = "2026-11-02T09:00:00Z", state, decidedBy = (string?)null, answerBy = (string?)null, answer,
        answeredAt = answer is null ? null : "2026-11-03T09:00:00Z", canDecide,
    };
}
