using Market.Journeys.Access.Asking;

namespace Market.Journeys.Access.Laws;

/// <summary>A rehearsed command does all that it does and leaves nothing: otherwise each test of access would find another world than the one before it.</summary>
[Collection(AccessCollection.Name)]
public sealed class RehearsalTests(AccessMarket market)
{
    [Fact]
    public async Task What_is_only_rehearsed_leaves_nothing()
    {
        using var files = new KeptFiles(market.Options.DataFolder);
        var cells = Cell.Of(market.Matrix).Where(cell => !cell.Endpoint.IsRead && cell.Expected is Outcome.Allow or Outcome.TwoPersons).DistinctBy(cell => cell.Endpoint.Name).ToList();
        foreach (var cell in cells)
        {
            var before = await StoreState.HashAsync(market.Market);
            using var answer = await market.Sessions.As(cell.Persona).SendAsync(market.Asks.Of(cell.Endpoint, cell.In(market.Targets)).ToMessage((Rehearsal.Header, "1")));
            var changed = (await StoreState.HashAsync(market.Market)).Except(before).Select(table => table.Key).ToList();
            Assert.True(changed.Count == 0, $"{cell} was kept in {string.Join(", ", changed)}");
        }
    }
}
