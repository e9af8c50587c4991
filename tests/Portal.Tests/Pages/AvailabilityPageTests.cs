namespace Market.Portal.Tests.Pages;

/// <summary>Everybody reads when the market was down, by its own record.</summary>
public sealed class AvailabilityPageTests
{
    [Theory]
    [InEachLanguage("/beschikbaarheid")]
    public async Task Outages_stand_there_with_their_measured_length(string address, string language)
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Services.Say("GET /api/solutions/outages", SampleAnswers.Outages((RunningPortal.Now.AddHours(-3), RunningPortal.Now.AddHours(-3).AddSeconds(95 * 60 + 7)), (RunningPortal.Now.AddDays(-9), RunningPortal.Now.AddDays(-9).AddSeconds(75))));

        var page = await portal.GetAsync(address, language);

        page.AssertWellMade(language);
        Assert.Equal(2, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Matches("1 \\w+ 35 minutes?|1 uur 35 minuten", page.TextOf("tbody tr td.number"));
    }

    [Fact]
    public async Task A_record_without_outages_says_so_and_one_that_cannot_be_read_is_no_empty_one()
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Services.Say("GET /api/solutions/outages", SampleAnswers.Outages());
        Assert.Contains("geen storing", (await portal.GetAsync("/beschikbaarheid")).TextOf("main"), StringComparison.OrdinalIgnoreCase);

        portal.Services.Refuse("GET /api/solutions/outages", 503, ("unexpected", null, []));
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await portal.GetAsync("/beschikbaarheid")).Status);
    }
}
