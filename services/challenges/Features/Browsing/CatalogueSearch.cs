using Market.Challenges.Domain;
using Market.Challenges.Storage;

namespace Market.Challenges.Features.Browsing;

internal static class CatalogueSearch
{
    /// <summary>The listed challenges with every word, the newest first: in the order of the text index, so that a limit stops it early.</summary>
    public static IQueryable<Challenge> Found(this ChallengesDb db, IReadOnlyList<string> words) =>
        from key in db.KeysOf(words)
        join challenge in db.Challenges on key equals challenge.RecencyKey!.Value
        orderby key descending
        select challenge;
}
