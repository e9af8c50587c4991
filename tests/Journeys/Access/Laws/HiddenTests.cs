using System.Text.RegularExpressions;

using Market.Journeys.Access.Asking;
using Market.Journeys.Access.World;
using Market.Testing;

namespace Market.Journeys.Access.Laws;

/// <summary>Law 1: what is hidden answers like what never was: byte for byte, header for header, and with as many SQL commands.</summary>
[Collection(AccessCollection.Name)]
public sealed partial class HiddenTests(AccessMarket market)
{
    [Fact]
    public async Task A_hidden_object_cannot_be_told_from_one_that_never_was()
    {
        var hidden = Cell.Of(market.Matrix).Where(cell => cell.Expected is Outcome.Hidden or Outcome.Forbidden && cell.State != Matrix.Always && IsSecret(cell)).ToList();
        var told = new List<string>();
        foreach (var cell in hidden.Sample())
        {
            // What the service keeps in memory of a room that is known (decision 34) is there before either is asked.
            await AskAsync(cell, Nowhere(cell));
            var (there, notThere) = (await AskAsync(cell, cell.In(market.Targets)), await AskAsync(cell, Nowhere(cell)));
            if (there != notThere)
                told.Add($"{cell}:\n  hidden {there}\n  never  {notThere}");
        }

        Assert.True(told.Count == 0, $"{told.Count} answers tell that something is there:\n{string.Join('\n', told.Take(10))}");
    }

    /// <summary>The same comparison on something that is not hidden, and on a refusal that looked further than another.</summary>
    [Theory]
    [InlineData("GET /api/solutions/{id}", "open", "solver-a-lead")]
    [InlineData("GET /api/juries/{challengeId}/submissions", "evaluating", "owner1")]
    public async Task A_difference_is_found(string endpoint, string state, string persona)
    {
        var cell = Cell.Of(market.Matrix).Single(cell => cell.Endpoint.Name == endpoint && cell.State == state && cell.Persona == persona);
        Assert.NotEqual(await AskAsync(cell, cell.In(market.Targets).Nowhere()), await AskAsync(cell, cell.In(market.Targets)));
    }

    /// <summary>Who may know that the object is there keeps no secret from that one by being refused.</summary>
    private bool IsSecret(Cell cell)
    {
        if (cell.Endpoint.Path.StartsWith("/api/solutions/{id}", StringComparison.Ordinal))
            return !MayRead(cell, "GET /api/solutions/{id}");
        if (cell.Endpoint.Path.StartsWith("/api/challenges", StringComparison.Ordinal))
            return !MayRead(cell, "GET /api/challenges/{idOrSlug}");
        return cell.Endpoint.Path.Contains("{alias}", StringComparison.Ordinal) ? cell.Expected == Outcome.Hidden : !KnowsTheRoom(cell);
    }

    private bool KnowsTheRoom(Cell cell) => MayRead(cell, "GET /api/juries/{challengeId}") || MayRead(cell, "GET /api/openings/{challengeId}");

    private bool MayRead(Cell cell, string reading)
    {
        var cells = market.Matrix.Endpoints.Single(endpoint => endpoint.Name == reading).Cells;
        return cells[cell.State switch { "deadline-proposed" => "open", "opening-proposed" => "sealed", "reporting" or "signed" or "ranked" => "evaluating", var state => state }][cell.Persona] is Outcome.Allow or Outcome.Anonymised;
    }

    /// <summary>To a juror the room is known, and a submission in it may be hidden.</summary>
    private Target Nowhere(Cell cell)
    {
        var target = cell.In(market.Targets);
        return cell.Endpoint.Path.Contains("{alias}", StringComparison.Ordinal) && KnowsTheRoom(cell) ? target with { Alias = "ZZ", OpenedFile = Guid.NewGuid() } : target.Nowhere();
    }

    private async Task<Seen> AskAsync(Cell cell, Target target)
    {
        var count = Guid.NewGuid().ToString();
        using var request = market.Asks.Of(cell.Endpoint, target).ToMessage((Rehearsal.CountHeader, count), (Rehearsal.Header, "1"));
        using var answer = await market.Sessions.As(cell.Persona).SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal);
        var body = TraceId().Replace(await answer.Content.ReadAsStringAsync(), "");
        return new Seen((int)answer.StatusCode, string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")), body, market.Rehearsal.CommandsOf(count));
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();

    private sealed record Seen(int Status, string Headers, string Body, int Commands);
}
