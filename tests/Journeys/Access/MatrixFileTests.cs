namespace Market.Journeys.Access;

/// <summary>The file and the market know the same endpoints, and each says the same of who gets through the door.</summary>
[Collection(AccessCollection.Name)]
public sealed class MatrixFileTests(AccessMarket market)
{
    private static readonly Matrix File = MatrixFile.Load();

    [Fact]
    public void Every_endpoint_is_in_the_file_and_the_file_names_no_other() =>
        Assert.Equal("", string.Join("\n", MatrixCoverage.Differences(File, KnownEndpoints.Of(market.Market))));

    [Fact]
    public void An_endpoint_that_is_not_in_the_file_is_found()
    {
        var planted = new KnownEndpoint("solutions", "GET /api/solutions/everything", "anyone", InOpenApi: true);
        Assert.Equal(["solutions: GET /api/solutions/everything is not in the file"], MatrixCoverage.Differences(File, [.. KnownEndpoints.Of(market.Market), planted]));
    }

    [Fact]
    public void A_door_that_opens_for_others_than_the_file_says_is_found()
    {
        var known = KnownEndpoints.Of(market.Market).Select(endpoint => endpoint.Name == "GET /api/openings" ? endpoint with { Door = "anyone" } : endpoint).ToList();
        Assert.Equal(["solutions: GET /api/openings is open to 'anyone', in the file to 'signed-in'"], MatrixCoverage.Differences(File, known));
    }

    [Fact]
    public void Each_row_of_the_specification_is_there_or_known_to_be_absent()
    {
        Assert.Equal(Enumerable.Range(1, 71), File.Rows.Union(File.Absent.Keys).Order());
        Assert.Empty(File.Rows.Intersect(File.Absent.Keys));
    }

    [Fact]
    public void Each_endpoint_is_decided_in_every_state_in_which_its_object_can_be() =>
        Assert.Empty(File.Endpoints.SelectMany(endpoint => MatrixCoverage.OpenStates(File, endpoint).Select(state => $"{endpoint.Name}: {state}")));

    [Theory]
    [InlineData("allow: owner1", "member has no outcome")]
    [InlineData("allow: everyone, hidden: owner1", "owner1 has two outcomes")]
    [InlineData("allow: somebody, rest: hidden", "nobody is called 'somebody'")]
    [InlineData("perhaps: owner1, rest: hidden", "There is no outcome 'perhaps'")]
    public void A_cell_that_is_open_or_decided_twice_is_refused(string cell, string complaint)
    {
        var yaml = $$$"""
            personas: {member: {roles: member}, owner1: {roles: officer}}
            groups: {}
            states: {open: x}
            endpoints:
              GET /api/things/{id}: {door: anyone, open: {{{{cell}}}}}
            absent: {}
            beyond: {}
            """;
        Assert.Contains(complaint, Assert.Throws<FormatException>(() => MatrixFile.Parse(yaml)).Message, StringComparison.Ordinal);
    }
}
