using Market.Contracts;
using Market.Journeys.Access.World;
using Market.Testing;

namespace Market.Journeys.Access.Laws;

/// <summary>Law 2: who is refused changes nothing, and each refusal of a sealed object leaves exactly one attempt in the audit log.</summary>
[Collection(AccessCollection.Name)]
public sealed class DeniedWriteTests(AccessMarket market)
{
    private static readonly string[] Sealed = ["/api/solutions/{id}", "/api/juries/{challengeId}", "/api/awards/{challengeId}", "/api/openings/{challengeId}"];

    [Fact]
    public async Task A_denied_write_changes_nothing_and_leaves_one_attempt()
    {
        var cells = Cell.Of(market.Matrix).Where(cell => !cell.Endpoint.IsRead && cell.Expected is Outcome.SignIn or Outcome.Forbidden or Outcome.Hidden).Sample().ToList();
        var (before, known) = (await StoreState.HashAsync(market.Market), await StoreState.AttemptsAsync(market.Market, Apps.Solutions));

        CellRunner.AreAsExpected(await new CellRunner(market).RunAsync(cells, rehearsed: false));

        Assert.Equal([], (await StoreState.HashAsync(market.Market)).Except(before).Select(table => table.Key));
        var attempts = (await StoreState.AttemptsAsync(market.Market, Apps.Solutions)).ToList();
        foreach (var attempt in known)
            attempts.Remove(attempt);
        Assert.Equal(cells.Where(LeavesAnAttempt).Select(Attempt).Order(StringComparer.Ordinal), attempts);
    }

    [Fact]
    public async Task A_write_that_gets_through_is_found()
    {
        var (member, before) = (market.Sessions.As("member"), await StoreState.HashAsync(market.Market));
        await member.DoAsync(HttpMethod.Put, "/api/notifications/preferences", new { mail = "none" });
        Assert.NotEqual(before, await StoreState.HashAsync(market.Market));
        await member.DoAsync(HttpMethod.Put, "/api/notifications/preferences", new { mail = "all" });
    }

    private static bool LeavesAnAttempt(Cell cell) =>
        cell.Expected != Outcome.SignIn && Sealed.Any(path => cell.Endpoint.Path.StartsWith(path, StringComparison.Ordinal));

    private string Attempt(Cell cell)
    {
        var target = cell.In(market.Targets);
        return $"{AccessPeople.As(cell.Persona).Id} {(cell.Endpoint.Path.StartsWith(Sealed[0], StringComparison.Ordinal) ? target.Bid : target.Challenge)}";
    }
}
