using Market.Challenges.Domain;

namespace Market.Challenges.Features.Browsing;

public sealed record FacetCount(string Value, int Count);

/// <summary>How many challenges each filter value would give, together with the other filters.</summary>
public sealed record CatalogueFacets(
    IReadOnlyList<FacetCount> Stage, IReadOnlyList<FacetCount> Origin, IReadOnlyList<FacetCount> Phase, IReadOnlyList<FacetCount> Region, IReadOnlyList<FacetCount> Process)
{
    private static readonly ChallengeStage[] Stages = [ChallengeStage.Open, ChallengeStage.Closed, ChallengeStage.Awarded, ChallengeStage.Cancelled, ChallengeStage.Archived];

    internal static CatalogueFacets Of(IReadOnlyList<FacetRow> rows, CatalogueFilter filter) => new(
        Count(rows, filter with { Stage = null }, Stages, QueryEnum.Name, (row, stage) => IsIn(row, stage)),
        Count(rows, filter with { Origin = null }, Enum.GetValues<ChallengeOrigin>(), QueryEnum.Name, (row, origin) => row.Origin == origin),
        Count(rows, filter with { Phase = null }, Enum.GetValues<SafetyPhase>(), QueryEnum.Name, (row, phase) => (row.PhaseBits & PhaseBits.Of(phase)) != 0),
        Count(rows, filter with { Region = null }, Regions.All, region => region, (row, region) => (row.RegionBits & Regions.BitsWithin(region)) != 0),
        Count(rows, filter with { Process = null }, Enum.GetValues<ProcessType>(), QueryEnum.Name, (row, process) => row.Process == process));

    private static List<FacetCount> Count<T>(IReadOnlyList<FacetRow> rows, CatalogueFilter filter, IEnumerable<T> values, Func<T, string> name, Func<FacetRow, T, bool> has)
    {
        var kept = rows.Where(row => Passes(row, filter)).ToList();
        return [.. values.Select(value => new FacetCount(name(value), kept.Where(row => has(row, value)).Sum(row => row.Count))).Where(facet => facet.Count > 0)];
    }

    private static bool Passes(FacetRow row, CatalogueFilter filter) =>
        (filter.Stage is not { } stage || IsIn(row, stage))
        && (filter.Origin is null || row.Origin == filter.Origin)
        && (filter.Process is null || row.Process == filter.Process)
        && (filter.Phase is not { } phase || (row.PhaseBits & PhaseBits.Of(phase)) != 0)
        && (filter.Region is not { } region || (row.RegionBits & Regions.BitsWithin(region)) != 0);

    private static bool IsIn(FacetRow row, ChallengeStage stage) => stage switch
    {
        ChallengeStage.Open => row.State == ChallengeState.Published && row.IsAhead,
        ChallengeStage.Closed => (row.State == ChallengeState.Published && !row.IsAhead) || row.State == ChallengeState.Judging,
        ChallengeStage.Judging => row.State == ChallengeState.Judging,
        ChallengeStage.Awarded => row.State == ChallengeState.Awarded,
        ChallengeStage.Cancelled => row.State == ChallengeState.Cancelled,
        _ => row.State == ChallengeState.Archived,
    };
}
