using Market.Challenges.Domain;
using Market.Challenges.Storage;

namespace Market.Challenges.Features.Browsing;

internal static class CatalogueSearch
{
    /// <summary>The listed challenges with every word, with their place in the order of publication.</summary>
    public static IQueryable<Challenge> Found(this ChallengesDb db, IReadOnlyList<string> words) =>
        from key in db.KeysOf(words)
        join challenge in db.Challenges on key equals challenge.RecencyKey!.Value
        select challenge;
}
