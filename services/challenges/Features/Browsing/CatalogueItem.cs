using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Kernel;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Features.Browsing;

/// <summary>One challenge in a list.</summary>
/// <param name="Origin">Null for an imported challenge that does not say.</param>
/// <param name="PrizeCurrency">ISO 4217.</param>
/// <param name="Followed">By the caller.</param>
public sealed record CatalogueItem(
    Guid Id, string Slug, LocalizedText Title, LocalizedText Summary, Guid OrganisationId, string OrganisationName, ChallengeStage Stage,
    ChallengeOrigin? Origin, IReadOnlyList<SafetyPhase> Phases, IReadOnlyList<string> Regions, ProcessType? Process,
    DateTimeOffset? Deadline, DateTimeOffset? PublishedAt, long? PrizeTotalCents, string PrizeCurrency, bool Followed);

internal static class CatalogueItems
{
    /// <summary>The challenges with these recency keys, in the order of the keys. Reads the columns of a list only, never the long texts.</summary>
    public static async Task<IReadOnlyList<CatalogueItem>> ItemsAsync(this ChallengesDb db, List<long> keys, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if (keys.Count == 0)
            return [];
        var rows = await db.Challenges.AsNoTracking().Where(row => row.IsListed && keys.Contains(row.RecencyKey!.Value)).Select(row => new
        {
            Key = row.RecencyKey!.Value, row.Id, row.Slug, row.Title, row.Summary, row.OrganisationId, row.OrganisationName, row.State, row.Origin,
            row.PhaseBits, row.RegionBits, row.Process, row.Deadline, row.PublishedAt, row.PrizeTotalCents, row.PrizeCurrency,
        }).ToListAsync(cancel);
        var followed = await FollowedAsync(db, caller, [.. rows.Select(row => row.Id)], cancel);
        return [.. rows.OrderBy(row => keys.IndexOf(row.Key)).Select(row => new CatalogueItem(
            row.Id, row.Slug, row.Title, row.Summary, row.OrganisationId, row.OrganisationName, ChallengeStages.Of(row.State, row.Deadline, now),
            row.Origin, PhaseBits.ToList(row.PhaseBits), Regions.ToList(row.RegionBits), row.Process,
            row.Deadline, row.PublishedAt, row.PrizeTotalCents, row.PrizeCurrency, followed.Contains(row.Id)))];
    }

    private static async Task<IReadOnlySet<Guid>> FollowedAsync(ChallengesDb db, Caller caller, Guid[] ids, CancellationToken cancel) =>
        caller.IsSignedIn && ids.Length > 0
            ? await db.Follows.Where(follow => follow.PersonId == caller.PersonId && ids.Contains(follow.ChallengeId)).Select(follow => follow.ChallengeId).ToHashSetAsync(cancel)
            : new HashSet<Guid>();
}
