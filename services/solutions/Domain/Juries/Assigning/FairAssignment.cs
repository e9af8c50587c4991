namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>An assignment that serves the worst-served submission first, and how good any other could be. A submission's service is the sum of the values of its jurors.</summary>
/// <param name="Pairs">By submission.</param>
/// <param name="Minimum">The service of the worst-served submission.</param>
/// <param name="MinimumBound">No assignment has a higher minimum.</param>
/// <param name="Total">The sum of all services.</param>
/// <param name="TotalBound">No assignment with that minimum has a higher total.</param>
/// <param name="MinimumPrices">For <see cref="FloorProof.IsUnreachable"/>: prove the bound of the minimum; empty where no choice at all reaches more.</param>
/// <param name="TotalPrices">For <see cref="FloorProof.TotalBound"/>: prove the bound of the total.</param>
internal sealed record FairAssignment(IReadOnlyList<Fit> Pairs, long Minimum, long MinimumBound, long Total, long TotalBound, long[] MinimumPrices, long[] TotalPrices)
{
    /// <summary>Whether no assignment serves the worst-served submission better, and none that serves it so has a higher total.</summary>
    public bool IsProved => Minimum == MinimumBound && Total == TotalBound;
}
