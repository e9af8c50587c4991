using System.Collections.Concurrent;
using System.Globalization;

using Market.Journeys.Access.Asking;
using Market.Journeys.Access.World;

namespace Market.Journeys.Access;

/// <summary>Asks the market through the gateway, cell by cell, and says which answers are not what the file says.</summary>
internal sealed class CellRunner(AccessMarket market)
{
    /// <summary>Who only asks; rehearsed changes come one after the other, as nobody shall be refused because another one is at it.</summary>
    private const int Callers = 4;
    private const int Shown = 60;

    /// <summary>A refused opening is kept, so that the body hears of it.</summary>
    private const string Openings = "POST /api/openings/";

    // Of all runners: they share the counts of one market.
    private static int _number;

    /// <param name="rehearsed">What would be kept is rolled back.</param>
    public async Task<IReadOnlyList<string>> RunAsync(IEnumerable<Cell> cells, bool rehearsed)
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(cells, new ParallelOptions { MaxDegreeOfParallelism = rehearsed ? 1 : Callers }, async (cell, _) =>
        {
            if (await WrongAsync(cell, rehearsed) is { } complaint)
                wrong.Add(complaint);
        });
        return [.. wrong.Order(StringComparer.Ordinal)];
    }

    /// <summary>Fails with the first complaints.</summary>
    public static void AreAsExpected(IReadOnlyList<string> wrong) =>
        Assert.True(wrong.Count == 0, $"{wrong.Count} cells are not as tests/authorization-matrix.yaml says:\n{string.Join('\n', wrong.Take(Shown))}");

    /// <summary>Null when the answer is as expected.</summary>
    public async Task<string?> WrongAsync(Cell cell, bool rehearsed)
    {
        var name = Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);
        var headers = new List<(string, string)> { (Rehearsal.CountHeader, name) };
        if (rehearsed)
            headers.Add((Rehearsal.Header, "1"));
        using var request = market.Asks.Of(cell.Endpoint, cell.In(market.Targets)).ToMessage(headers);
        using var answer = await market.Sessions.As(cell.Persona).SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        if (!cell.Expected.Fits((int)answer.StatusCode))
            return $"{cell}: {cell.Expected.ToText()} in the file, {(int)answer.StatusCode} from the market {Start(body)}";
        if (cell.Expected == Outcome.Anonymised && AccessPeople.BehindTheBid.FirstOrDefault(secret => body.Contains(secret, StringComparison.OrdinalIgnoreCase)) is { } secret)
            return $"{cell}: tells of {secret}";
        var mayKeep = !cell.Expected.IsDenial() || !rehearsed || cell.Endpoint.Name.StartsWith(Openings, StringComparison.Ordinal);
        return !mayKeep && market.Rehearsal.CommitsOf(name) > 0 ? $"{cell}: refused, and would have kept something" : null;
    }

    private static string Start(string body) => body.Length > 300 ? body[..300] : body;
}
