using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Invariants;

namespace Market.Challenges.Invariants;

/// <summary>What holds of the catalogue and its search index.</summary>
internal static class CatalogueInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<ChallengesDb>("catalogue.searchable", "Each listed challenge can be found by its words",
            db => db.Challenges.Where(challenge => challenge.IsListed && !db.SearchEntries.Any(entry => entry.RecencyKey == challenge.RecencyKey)).Select(challenge => challenge.Id)),
        Invariant.Of<ChallengesDb>("catalogue.nothing-hidden", "No words lead to a challenge that is not public",
            db => db.Challenges.Where(challenge => challenge.State < ChallengeState.Published && (challenge.RecencyKey != null || db.SearchEntries.Any(entry => entry.RecencyKey == challenge.RecencyKey))).Select(challenge => challenge.Id)),
        Invariant.Of<ChallengesDb>("catalogue.one-address", "Each challenge has an address of its own",
            db => db.Challenges.Where(challenge => db.Challenges.Any(other => other.Slug == challenge.Slug && other.Id != challenge.Id)).Select(challenge => challenge.Id)),
    ];
}
