using System.Net;

using Market.Testing;

namespace Market.Portal.Tests.Pages.Judging;

public sealed class JuryPagesTests
{
    private const string Hostile = "<script>alert(1)</script> & \"Zone\" ' onmouseover=x";
    private static readonly string Api = $"/api/juries/{JuryWorld.Id}";

    [Theory]
    [InEachLanguage("/jury")]
    [InEachLanguage("")]
    [InEachLanguage("/verklaring")]
    [InEachLanguage("/toewijzing")]
    [InEachLanguage("/indiening/A")]
    [InEachLanguage("/indiening/B")]
    [InEachLanguage("/indiening/A/vastleggen")]
    [InEachLanguage("/belangenconflicten")]
    [InEachLanguage("/heropenen")]
    [InEachLanguage("/oefening")]
    [InEachLanguage("/indiening/B/heropenen")]
    [InEachLanguage("/rangschikking")]
    [InEachLanguage("/rangschikking/zekerheid")]
    [InEachLanguage("/rangschikking/verschuivingen")]
    [InEachLanguage("/samenstelling")]
    [InEachLanguage("/voorzitter")]
    [InEachLanguage("/reserves")]
    [InEachLanguage("/notulen")]
    public async Task Every_page_of_the_chair_is_well_made(string path, string language)
    {
        await using var portal = await StartAsync(JuryWorld.Juror, JuryWorld.Me(chair: true));

        var page = await portal.GetAsync(path == "/jury" ? path : JuryWorld.Room + path, language);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        page.AssertWellMade(language);
    }

    [Theory]
    [InEachLanguage("")]
    [InEachLanguage("/rangschikking")]
    [InEachLanguage("/rangschikking/zekerheid")]
    [InEachLanguage("/rangschikking/verschuivingen")]
    [InEachLanguage("/samenstelling")]
    [InEachLanguage("/voorzitter")]
    [InEachLanguage("/reserves")]
    public async Task Every_page_of_the_owning_body_is_well_made(string path, string language)
    {
        await using var portal = await StartAsync(JuryWorld.Officer, null);

        var page = await portal.GetAsync(JuryWorld.Room + path, language);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        page.AssertWellMade(language);
    }

    private static async Task<RunningPortal> StartAsync(Persona reader, object? me)
    {
        var portal = await RunningPortal.StartAsync(reader);
        var scores = new[] { JuryWorld.Score(JuryWorld.Quality, 8, Hostile), JuryWorld.Score(JuryWorld.Price, 6, Hostile) };
        portal.Services
            .SayJury(me, chair: me is not null, canManage: true, members: [JuryWorld.Member(JuryWorld.Jef, Hostile, "accepted", chair: me is not null), JuryWorld.Member(JuryWorld.Mia, "Mia", "declined", reason: Hostile), JuryWorld.Member(Guid.NewGuid(), Hostile, "accepted", seat: "reserve"), JuryWorld.Member(Guid.NewGuid(), "Els", "invited", seat: "reserve")], moves: [JuryWorld.Move(Hostile, "stoodDown", Hostile, null), JuryWorld.Move("Mia", "declined", "", Hostile)],
                canAskToChair: me is null, chairChanges: [JuryWorld.ChairChange(null, Hostile, Hostile, "asked"), JuryWorld.ChairChange(Hostile, "Mia", Hostile, "accepted")])
            .Say($"GET {Api}/guests", JuryWorld.Guests())
            .Say($"GET {Api}/composition", JuryWorld.Composition()).Say($"GET {Api}/minutes", JuryWorld.Minutes())
            .SaySubmissions(JuryWorld.Row("A", scored: true), JuryWorld.Row("B", scored: true, locked: true)).SaySubmission("A", scores: scores).SaySubmission("B", locked: true, scores: scores)
            .Say("GET /api/juries/mine", new[] { Mine("invited", Guid.NewGuid()), Mine("invited", Guid.NewGuid()), Mine("accepted", JuryWorld.Id) })
            .Say($"GET {Api}/candidates", new[] { new { personId = JuryWorld.Mia, name = Hostile, organisationName = Hostile, links = new[] { new { weight = "conflict", steps = JuryWorld.Chain("mail-domain", "mail-person", "works-organisation"), submissions = 1 }, new { weight = "warning", steps = JuryWorld.Chain("tie-organisation", "consortium-organisation"), submissions = 2 } } } })
            .Say($"GET {Api}/conflicts", JuryWorld.Conflicts(Hostile))
            .Say($"GET {Api}/progress", new[] { new { personId = JuryWorld.Jef, name = Hostile, assigned = 2, scored = 1, locked = 0 } })
            .Say($"GET {Api}/declaration", new { organisations = new[] { new { id = JuryWorld.Jef, name = Hostile, type = "company" }, new { id = JuryWorld.Mia, name = "Stad", type = "public-body" } }, declared = true, interests = new[] { JuryWorld.Mia }, statement = Hostile, numbers = new[] { "0403.000.059" }, close = new[] { new { name = Hostile, organisationId = JuryWorld.Mia } }, known = new[] { new { kind = "worked", name = Hostile } } })
            .Say($"GET {Api}/assignment", new { jurors = new[] { new { personId = JuryWorld.Jef, name = Hostile }, new { personId = JuryWorld.Mia, name = "Mia" } }, aliases = new[] { new { alias = "A", title = Hostile } }, pairs = Array.Empty<object>(), conflicts = new[] { new { personId = JuryWorld.Mia, alias = "A" } }, warnings = new[] { new { personId = JuryWorld.Jef, alias = "A" } } })
            .Say($"GET {Api}/submissions/B/scores", new[] { new { juror = Hostile, scores } })
            .Say($"GET {Api}/practice", JuryWorld.Practice(done: true))
            .Say($"GET {Api}/reopenings", JuryWorld.Reopenings()).Say($"GET {Api}/ranking/shifts", JuryWorld.Shifts())
            .Say($"GET {Api}/ranking/analysis", JuryWorld.Certainty())
            .Say($"GET {Api}/ranking", new { method = "weighted-mean", complete = true, rows = new[] { JuryWorld.Ranked(1, "A", 76, tied: true), JuryWorld.Ranked(null, "B", 70, below: true) } });
        return portal;
    }

    private static object Mine(string state, Guid id) =>
        new { challengeId = id, title = JuryWorld.Text(Hostile), chair = true, state, declared = true, assigned = 2, locked = 1, stage = "scoring" };
}
