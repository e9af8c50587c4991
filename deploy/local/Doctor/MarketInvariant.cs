using Market.Hosting.Invariants;

namespace Market.Local.Doctor;

/// <summary>A sentence that holds between the data of several services, apart from events that are still under way.</summary>
/// <param name="Name">Stable, <c>market.rule</c>.</param>
/// <param name="Sentence">What holds, in plain words.</param>
/// <param name="Search">Says where it does not hold: ids, never content.</param>
internal sealed record MarketInvariant(string Name, string Sentence, Func<MarketSnapshot, CancellationToken, Task<IEnumerable<string>>> Search)
{
    public static readonly IReadOnlyList<MarketInvariant> All = [.. EventInvariants.All, .. CopyInvariants.All, .. ProgressInvariants.All];

    public Task<IReadOnlyList<string>> PlacesAsync(MarketSnapshot market, CancellationToken cancel) =>
        Snapshot.PlacesAsync(async () => [.. await Search(market, cancel)], cancel);
}
