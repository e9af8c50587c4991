using Market.Testing;

namespace Market.Journeys.Access;

/// <summary>Every cell of the file, asked through the gateway with a real session. What is refused is in <c>Laws/DeniedWriteTests</c>.</summary>
[Collection(AccessCollection.Name)]
public sealed class MatrixTests(AccessMarket market)
{
    private readonly CellRunner _runner = new(market);

    [Fact]
    public async Task Everybody_reads_what_the_file_says() =>
        CellRunner.AreAsExpected(await _runner.RunAsync(Cell.Of(market.Matrix).Where(cell => cell.Endpoint.IsRead).Sample(), rehearsed: false));

    [Fact]
    public async Task Everybody_does_what_the_file_says_and_nothing_when_it_is_not_the_time()
    {
        using var files = new KeptFiles(market.Options.DataFolder);
        var cells = Cell.Of(market.Matrix).Where(cell => !cell.Endpoint.IsRead && (!cell.Expected.IsDenial() || cell.Expected == Outcome.NotNow)).Sample();
        CellRunner.AreAsExpected(await _runner.RunAsync(cells, rehearsed: true));
    }

    [Theory]
    [InlineData("GET /api/solutions/{id}", "open", "solver-b", "allow in the file, 404 from the market")]
    [InlineData("GET /api/challenges/{idOrSlug}", "open", "visitor", "hidden in the file, 200 from the market")]
    [InlineData("GET /api/awards/{challengeId}", "decided", "admin", "allow in the file, 403 from the market")]
    public async Task A_cell_with_the_wrong_outcome_is_found(string endpoint, string state, string persona, string complaint)
    {
        var cell = Cell.Of(market.Matrix).Single(cell => cell.Endpoint.Name == endpoint && cell.State == state && cell.Persona == persona);
        var wrong = await _runner.WrongAsync(cell with { Expected = cell.Expected.IsDenial() ? Outcome.Allow : Outcome.Hidden }, rehearsed: false);
        Assert.Contains(complaint, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_tells_who_is_behind_the_bid_is_found()
    {
        var cell = Cell.Of(market.Matrix).Single(cell => cell is { Endpoint.Name: "GET /api/solutions/{id}", State: "open", Persona: "solver-a-lead" });
        Assert.Contains("tells of", await _runner.WrongAsync(cell with { Expected = Outcome.Anonymised }, rehearsed: false), StringComparison.Ordinal);
    }
}
