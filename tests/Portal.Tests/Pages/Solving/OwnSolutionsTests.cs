using System.Net;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

using static Market.Portal.Tests.Pages.Solving.SolvingWorld;

namespace Market.Portal.Tests.Pages.Solving;

public sealed class OwnSolutionsTests
{
    [Fact]
    public async Task Without_solutions_the_list_points_to_the_open_challenges()
    {
        await using var portal = await RunningPortal.StartAsync(Solver);
        portal.Services.Say("GET /api/solutions/mine", Array.Empty<object>());

        var page = await portal.GetAsync("/mijn/oplossingen");

        Assert.Equal("/uitdagingen?stage=open", page.Document.QuerySelector(".empty a.button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_list_shows_state_deadline_receipt_and_what_to_do_next()
    {
        await using var portal = await RunningPortal.StartAsync(Solver);
        portal.Services.Say("GET /api/solutions/mine", new[] { Row("submitted", "open") });

        var page = await portal.GetAsync("/mijn/oplossingen");

        Assert.Equal("Ingediend", page.TextOf("main .tag"));
        Assert.Contains("30 november 2026, 12:00", page.TextOf(".challenge-facts"), StringComparison.Ordinal);
        Assert.Equal($"{Root}/ontvangstbewijs", page.Document.QuerySelector(".challenge-facts a")!.GetAttribute("href"));
        Assert.Contains("opnieuw indienen", page.TextOf(".challenge-summary"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accept", true)]
    [InlineData("decline", false)]
    public async Task An_invitation_is_answered_from_the_list(string button, bool accept)
    {
        await using var portal = await RunningPortal.StartAsync(Solver);
        portal.Services.Say("GET /api/solutions/mine", new[] { Row("draft", "open", "invited", "") }).Say($"POST {Api}/partners/answer", "", 204);

        var answered = await portal.SubmitAsync(await portal.GetAsync("/mijn/oplossingen"), [], button: $"{button} {Id}");

        Assert.Equal(accept ? $"{Root}?ok=joined" : "/mijn/oplossingen?ok=declined", answered.Location);
        Assert.Contains($"\"accept\":{(accept ? "true" : "false")}", portal.Services.Asked.Single(asked => asked.Method == "POST").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_that_cannot_be_accepted_says_why()
    {
        await using var portal = await RunningPortal.StartAsync(Solver);
        portal.Services.Say("GET /api/solutions/mine", new[] { Row("draft", "open", "invited", "") }).Refuse($"POST {Api}/partners/answer", 409, ("solution.in-other-bid", null, []));

        var page = await portal.SubmitAsync(await portal.GetAsync("/mijn/oplossingen"), [], button: $"accept {Id}");

        Assert.NotNull(page.Document.QuerySelector(".error-summary li"));
    }

    [Fact]
    public async Task Who_is_no_solver_may_not_see_the_list()
    {
        await using var portal = await RunningPortal.StartAsync(Persona.Of("An", Organisation, Roles.Officer));

        Assert.Equal(HttpStatusCode.Forbidden, (await portal.GetAsync("/mijn/oplossingen")).Status);
    }

    [Fact]
    public async Task Starting_asks_first_and_then_goes_to_the_new_draft()
    {
        await using var portal = await RunningPortal.StartAsync(Solver);
        portal.Services.Say($"GET /api/challenges/{ChallengeId}", SolvingStubs.Challenge()).Say("POST /api/solutions", new { id = Id }, 201);

        var started = await portal.SubmitAsync(await portal.GetAsync($"/mijn/oplossingen/nieuw?challenge={ChallengeId}"), []);

        Assert.Equal($"{Root}?ok=started", started.Location);
        Assert.Contains(ChallengeId.ToString(), portal.Services.Asked.Single(asked => asked.Method == "POST").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starting_twice_leads_to_the_solution_that_is_there()
    {
        await using var portal = await RunningPortal.StartAsync(Solver);
        portal.Services.Say($"GET /api/challenges/{ChallengeId}", SolvingStubs.Challenge()).Refuse("POST /api/solutions", 409, ("solution.exists", null, [$"{Id}"]));

        var started = await portal.SubmitAsync(await portal.GetAsync($"/mijn/oplossingen/nieuw?challenge={ChallengeId}"), []);

        Assert.Equal(Root, started.Location);
    }

    [Fact]
    public async Task Without_a_challenge_there_is_nothing_to_start()
    {
        await using var portal = await RunningPortal.StartAsync(Solver);

        Assert.Equal(HttpStatusCode.NotFound, (await portal.GetAsync("/mijn/oplossingen/nieuw")).Status);
    }
}
