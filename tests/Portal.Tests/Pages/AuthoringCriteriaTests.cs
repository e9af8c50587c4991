using System.Text.Json;

using static Market.Portal.Tests.Pages.AuthoringWorld;

namespace Market.Portal.Tests.Pages;

public sealed class AuthoringCriteriaTests
{
    [Fact]
    public async Task A_criterion_is_added_without_saving_and_without_losing_what_was_typed()
    {
        await using var portal = await StartAsync();

        var page = await portal.SubmitAsync(await portal.GetAsync($"{Draft}/criteria"), new() { ["criteria[0].weight"] = "55" }, button: "add");

        Assert.Equal(3, page.Document.QuerySelectorAll("fieldset.row").Length);
        Assert.Equal("55", page.Document.QuerySelector("[name='criteria[0].weight']")!.GetAttribute("value"));
        Assert.Contains("95 van 100", page.TextOf(".form-total"), StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Method == "PUT");
    }

    [Fact]
    public async Task A_criterion_that_is_removed_takes_its_own_values_along_and_the_rest_moves_up()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT /api/challenges/{SampleAnswers.Id}/criteria", "", 204);
        var page = await portal.SubmitAsync(await portal.GetAsync($"{Draft}/criteria"), [], button: "remove-0");

        Assert.Equal("Kosten", page.Document.QuerySelector("[name='criteria[0].name.nl']")!.GetAttribute("value"));
        await portal.SubmitAsync(page, []);

        var criteria = Body(portal, "PUT").GetProperty("criteria");
        Assert.Equal(1, criteria.GetArrayLength());
        Assert.Equal(SampleAnswers.Organisation, criteria[0].GetProperty("id").GetGuid());
        Assert.Equal(40, criteria[0].GetProperty("weight").GetInt32());
    }

    [Theory]
    [InlineData("scored", 55, null)]
    [InlineData("majority", 0, 5)]
    [InlineData("unanimous", 0, 10)]
    public async Task A_requirement_needs_no_weight_and_a_level_is_sent_with_its_points(string kind, int weight, int? minimum)
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT /api/challenges/{SampleAnswers.Id}/criteria", "", 204);
        await portal.SubmitAsync(await portal.GetAsync($"{Draft}/criteria"), new()
        {
            ["criteria[0].kind"] = kind, ["criteria[0].weight"] = kind == "scored" ? "55" : "", ["criteria[0].minimum"] = "", ["criteria[0].levels[2].text.nl"] = "Aannemelijk",
        });

        var criterion = Body(portal, "PUT").GetProperty("criteria")[0];
        Assert.Equal((weight, minimum), (criterion.GetProperty("weight").GetInt32(), (int?)criterion.GetProperty("minimum").Deserialize<decimal?>()));
        Assert.Equal((5, "Aannemelijk"), (criterion.GetProperty("levels")[2].GetProperty("points").GetInt32(), criterion.GetProperty("levels")[2].GetProperty("text").GetProperty("nl").GetString()));
    }

    [Fact]
    public async Task An_empty_new_row_is_not_sent()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT /api/challenges/{SampleAnswers.Id}/questions", "", 204);
        var page = await portal.SubmitAsync(await portal.GetAsync($"{Draft}/vragen"), [], button: "add");

        await portal.SubmitAsync(page, []);

        Assert.Equal(1, Body(portal, "PUT").GetProperty("questions").GetArrayLength());
    }
}
