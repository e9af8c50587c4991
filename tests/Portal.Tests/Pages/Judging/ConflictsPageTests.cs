namespace Market.Portal.Tests.Pages.Judging;

public sealed class ConflictsPageTests
{
    private static readonly string Api = $"/api/juries/{JuryWorld.Id}";
    private static readonly string Page = $"{JuryWorld.Room}/belangenconflicten";

    [Theory]
    [InlineData("nl", "Jef heeft een band met een organisatie, waarvoor iemand werkte, die werkt voor een organisatie uit het team.", "Jef heeft een mailadres in zone.be, waarin ook Mia een mailadres heeft, die werkt voor Alarmbouw (in het team).")]
    [InlineData("en", "Jef has a tie with an organisation, for which somebody worked, who works for an organisation in the team.", "Jef has a mail address in zone.be, in which Mia has one as well, who works for Alarmbouw (in the team).")]
    [InlineData("fr", "Jef a un lien avec une organisation, pour laquelle quelqu’un a travaillé, qui travaille pour une organisation de l’équipe.", "Jef a une adresse dans zone.be, où Mia a aussi une adresse, qui travaille pour Alarmbouw (dans l’équipe).")]
    public async Task Each_chain_is_one_sentence_in_the_language_of_the_reader(string language, string veiled, string named)
    {
        await using var portal = await StartAsync(chair: true, JuryWorld.Conflicts("Mia"));

        var page = await portal.GetAsync(Page, language);

        Assert.Equal(5, page.Document.QuerySelectorAll("ul.tasks > li").Length);
        Assert.Contains(veiled, page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains(named, page.TextOf("main"), StringComparison.Ordinal);
    }

    /// <summary>Whatever chain the service can find has its words.</summary>
    [Fact]
    public async Task Every_link_has_words()
    {
        string[] firsts = ["tie-organisation", "tie-number", "works-organisation", "worked-organisation", "declared-organisation", "declared-number", "close-person", "mail-domain"];
        string[] nexts = ["works-organisation", "worked-organisation", "works-person", "worked-person", "number-number", "number-organisation", "mail-domain", "mail-person", "consortium-organisation"];
        var rows = firsts.SelectMany(first => nexts.Select(next => (object)new { personId = JuryWorld.Mia, name = "Mia", alias = "A", weight = "warning", steps = JuryWorld.Chain(first, next, "works-organisation") }));
        await using var portal = await StartAsync(chair: true, [.. rows, new { personId = JuryWorld.Mia, name = "Mia", alias = "A", weight = "conflict", steps = JuryWorld.Chain("tie-number") }]);

        foreach (var language in new[] { "nl", "en", "fr" })
            Assert.DoesNotContain("[[", (await portal.GetAsync(Page, language)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_juror_is_told_when_there_will_be_something_to_read()
    {
        await using var portal = await StartAsync(chair: false, []);

        Assert.Contains("zodra de gunning bekend is", (await portal.GetAsync(Page)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chair_is_warned_before_inviting()
    {
        await using var portal = await StartAsync(chair: true, []);
        portal.Services.SaySubmissions().Say($"GET {Api}/progress", "[]").Say($"GET {Api}/candidates", new[]
        {
            new { personId = JuryWorld.Mia, name = "Mia", organisationName = "Zone Noord", links = new[] { new { weight = "conflict", steps = JuryWorld.Chain("tie-organisation"), submissions = 1 } } },
            new { personId = JuryWorld.Jef, name = "Jef", organisationName = "", links = Array.Empty<object>().Select(_ => new { weight = "", steps = Array.Empty<object>(), submissions = 0 }).ToArray() },
        });

        var page = await portal.GetAsync(JuryWorld.Room);

        Assert.Equal(["Mia, Zone Noord – belangenconflict", "Jef"], page.Document.QuerySelectorAll("#f-personId option[value]:not([value=''])").Select(option => option.TextContent));
        Assert.Contains("Mia heeft een band met een organisatie uit het team. Kan één indiening niet beoordelen.", page.TextOf("section[aria-labelledby=invite]"), StringComparison.Ordinal);
    }

    private static async Task<RunningPortal> StartAsync(bool chair, object[] conflicts)
    {
        var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: chair), "forming", chair: chair, canManage: chair).Say($"GET {Api}/conflicts", conflicts);
        return portal;
    }
}
