using System.Net;
using System.Text.Json.Nodes;

using static Market.Portal.Tests.Pages.Solving.SolvingWorld;

namespace Market.Portal.Tests.Pages.Solving;

public sealed class EverySolvingPageTests
{
    private static readonly string[] Sections =
        ["", "/inhoud", "/antwoorden", "/budget", "/bestanden", "/partners", "/partners?zoek=hoge", "/controle", "/indienen", "/intrekken", "/verwijderen", "/ontvangstbewijs", "/ontvangstbewijs/1", "/terugkoppeling"];

    private static IEnumerable<string> Paths => [.. Sections.Select(section => Root + section), "/mijn/oplossingen", $"/mijn/oplossingen/nieuw?challenge={ChallengeId}"];

    [Theory]
    [InEachLanguage("draft", "changed", "closed", "invited", "partner")]
    public async Task Every_page_is_whole_in_every_state_of_a_solution_and_in_each_language(string state, string language)
    {
        await using var portal = await StartAsync(SolutionIn(state));
        SolvingStubs.SayAll(portal.Services);
        foreach (var path in Paths)
        {
            var page = await portal.GetAsync(path, language);
            if (page.Status == HttpStatusCode.Redirect)
                continue;
            Assert.Equal(HttpStatusCode.OK, page.Status);
            page.AssertWellMade(language);
        }
    }

    private static JsonObject SolutionIn(string state) => state switch
    {
        "draft" => Draft(),
        "changed" => Submitted().With(("changedSinceSubmission", true)),
        "closed" => Closed(),
        "invited" => Invited(),
        _ => Draft().With(("role", "partner"), ("lead", false), ("canSubmit", false), ("canDelete", false)),
    };
}
