using System.Net;

using Market.Kernel;
using Market.Portal.Tests.Pages.Judging;
using Market.Portal.Tests.Pages.Solving;
using Market.Testing;

namespace Market.Portal.Tests.Pages.Awarding;

public sealed class ParticipantsPageTests
{
    private static readonly string Api = $"/api/awards/{JuryWorld.Id}";
    private static readonly string Page = $"/jury/{JuryWorld.Id}/deelnemers";
    private static readonly Persona Auditor = Persona.Of("Aude", null, Roles.Auditor);

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task The_auditor_finds_who_took_part_each_letter_and_the_dossier_from_the_menu(string language)
    {
        await using var portal = await StartAsync(Auditor, letters: true);
        portal.Services.Say("GET /api/juries/discussions", new[] { new { challengeId = JuryWorld.Id, title = JuryWorld.Text("Stille alarmen"), publishedAt = RunningPortal.Now, aliases = Array.Empty<string>() } });

        var page = await portal.GetAsync((await portal.GetAsync("/toezicht", language)).Document.QuerySelector("main section a")!.GetAttribute("href")!, language);
        page.AssertWellMade(language);
        Assert.Contains("Vonk <b> BV", page.TextOf("main tbody"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/jury/{JuryWorld.Id}/uitvoer/dossier.zip']"));

        var letter = await portal.GetAsync(page.Document.QuerySelector("main tbody a")!.GetAttribute("href")!, language);
        letter.AssertWellMade(language);
        Assert.Empty(letter.Document.QuerySelectorAll("main form, main .actions a"));
    }

    [Fact]
    public async Task A_juror_reads_names_and_no_letters_and_is_led_back_to_the_jury()
    {
        await using var portal = await StartAsync(JuryWorld.Juror, letters: false);
        var page = await portal.GetAsync(Page);

        page.AssertWellMade("nl");
        Assert.Empty(page.Document.QuerySelectorAll("main tbody a"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='/jury/{JuryWorld.Id}']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await portal.GetAsync($"/jury/{JuryWorld.Id}/brieven/A")).Status);
    }

    [Fact]
    public async Task Before_the_award_the_reader_is_led_to_where_the_jury_stands()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.Refuse($"GET {Api}/participants", 409, ("award.not-published", null, [])).Refuse($"GET {Api}/letters/A", 409, ("award.not-published", null, []));
        foreach (var address in new[] { Page, $"/jury/{JuryWorld.Id}/brieven/A" })
        {
            var page = await portal.GetAsync(address);
            Assert.Equal((HttpStatusCode.Redirect, JuryWorld.Room), (page.Status, page.Location));
        }
    }

    [Theory]
    [InlineData("decided", true)]
    [InlineData("completed", false)]
    public async Task Body_and_jurors_are_led_to_it_once_it_is_decided(string stage, bool there)
    {
        foreach (var (reader, me) in new[] { (JuryWorld.Officer, null), (JuryWorld.Juror, JuryWorld.Me()) })
        {
            await using var portal = await RunningPortal.StartAsync(reader);
            portal.Services.SayJury(me, stage, report: "issued").Say($"GET /api/juries/{JuryWorld.Id}/submissions", "[]");
            Assert.Equal(there, (await portal.GetAsync(JuryWorld.Room)).Document.QuerySelector($"main a[href='{Page}']") is not null);
        }
    }

    private static async Task<RunningPortal> StartAsync(Persona reader, bool letters)
    {
        var portal = await RunningPortal.StartAsync(reader);
        portal.Services.Say($"GET {Api}/letters/A", SolvingWorld.Feedback()).Say($"GET {Api}/participants", new
        {
            challengeId = JuryWorld.Id, challengeTitle = JuryWorld.Text("Stille alarmen"), canReadLetters = letters,
            participants = new[] { new { alias = "A", title = "Meet <b>alles</b>", lead = "Vonk <b> BV", partners = new[] { "Instituut Kade" }, winner = true } },
        });
        return portal;
    }
}
