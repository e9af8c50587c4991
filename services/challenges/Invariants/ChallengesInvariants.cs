using Market.Hosting.Invariants;

namespace Market.Challenges.Invariants;

/// <summary>Everything that always holds of this service's data.</summary>
internal static class ChallengesInvariants
{
    public static readonly IReadOnlyList<Invariant> All = [.. LifeInvariants.All, .. PartInvariants.All, .. DeadlineMoveInvariants.All, .. CatalogueInvariants.All];
}
