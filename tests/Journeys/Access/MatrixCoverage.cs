namespace Market.Journeys.Access;

/// <summary>Holds the file against what the market really answers to.</summary>
internal static class MatrixCoverage
{
    private static readonly string[] Whole = ["draft", "in-review", "approved", "scheduled", "open", "sealed", "opened", "evaluating", "decided", "published", "cancelled"];

    public static IReadOnlyList<string> Differences(Matrix file, IReadOnlyList<KnownEndpoint> known)
    {
        var said = file.Endpoints.Select(endpoint => new Line(endpoint.Name, endpoint.Door, null))
            .Concat(file.Beyond.SelectMany(app => app.Value.SelectMany(door => door.Value.Select(name => new Line(name, door.Key, app.Key))))).ToList();
        var missing = known.Where(endpoint => !said.Any(line => IsAbout(line, endpoint))).Select(endpoint => $"{endpoint.App}: {endpoint.Name} is not in the file");
        var wrong = known.SelectMany(endpoint => said.Where(line => IsAbout(line, endpoint) && line.Door != endpoint.Door)
            .Select(line => $"{endpoint.App}: {endpoint.Name} is open to '{endpoint.Door}', in the file to '{line.Door}'"));
        var gone = said.Where(line => !known.Any(endpoint => IsAbout(line, endpoint))).Select(line => $"{line.Name} is in the file and not in the market");
        return [.. missing, .. wrong, .. gone];
    }

    /// <summary>States of the endpoint's object that the file leaves open.</summary>
    public static IEnumerable<string> OpenStates(Matrix file, MatrixEndpoint endpoint) =>
        endpoint.Cells.ContainsKey(Matrix.Always) ? [] : StatesOf(endpoint.Path).Except(endpoint.Cells.Keys);

    /// <summary>A bid is there from the publication on; who asks the solutions service about a challenge may ask too early.</summary>
    private static string[] StatesOf(string path) => path switch
    {
        _ when path.StartsWith("/api/challenges", StringComparison.Ordinal) => Whole,
        _ when path.StartsWith("/api/solutions/{id}", StringComparison.Ordinal) => Whole[4..],
        _ => Whole[3..],
    };

    private static bool IsAbout(Line line, KnownEndpoint endpoint) => line.Name == endpoint.Name && line.App == (endpoint.InOpenApi ? null : endpoint.App);

    /// <param name="App">Null for what OpenAPI shows.</param>
    private sealed record Line(string Name, string Door, string? App);
}
