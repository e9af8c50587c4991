namespace Market.Journeys.Access.World;

/// <summary>What a cell asks about: one challenge, the bid of the matrix for it, and what hangs on them.</summary>
/// <param name="Version">Of the challenge.</param>
/// <param name="BidVersion">Of the working copy.</param>
/// <param name="Alias">Of the bid once opened; any letter before.</param>
/// <param name="ReportHash">Of the report as the persona who asks reads it; empty for who does not.</param>
/// <param name="Pairs">Who judges what now, as far as the chair may know.</param>
internal sealed record Target(
    string State, Guid Challenge, int Version, Guid Document, Guid Bid, int BidVersion, Guid File, string Alias, Guid OpenedFile, int AwardVersion,
    IReadOnlyList<(Guid Person, string Alias)> Pairs, string ReportHash = "")
{
    /// <summary>The same with ids that never were.</summary>
    public Target Nowhere() => this with { Challenge = Guid.NewGuid(), Document = Guid.NewGuid(), Bid = Guid.NewGuid(), File = Guid.NewGuid(), OpenedFile = Guid.NewGuid() };
}
