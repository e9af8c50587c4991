using System.Collections.Concurrent;

using Market.Challenges.Domain;
using Market.Challenges.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Challenges.Features.Browsing;

/// <summary>How many listed challenges share these values.</summary>
/// <param name="IsAhead">The deadline has not passed.</param>
internal sealed record FacetRow(ChallengeState State, bool IsAhead, ChallengeOrigin? Origin, ProcessType? Process, int PhaseBits, long RegionBits, int Count);

/// <summary>
/// Keeps the counts by words, organisation and language for a few seconds: counting reads the whole index. Stale counts are
/// served once more while they are counted anew.
/// </summary>
internal sealed class FacetCache(IServiceScopeFactory scopes, IOptions<ChallengesOptions> options, TimeProvider time, ILogger<FacetCache> log)
{
    private const int MaxKept = 500;

    /// <summary>A search, and the counts beside it, count the newest this many: a frequent word is looked for row by row from the newest back.</summary>
    public const int MaxFound = 100;

    private readonly ConcurrentDictionary<string, Counted> _kept = new();

    /// <param name="found">What the words of the filter find, the newest first, when that is known already.</param>
    public async Task<IReadOnlyList<FacetRow>> GetAsync(CatalogueFilter filter, IReadOnlyList<long>? found, CancellationToken cancel)
    {
        var key = $"{string.Join(' ', filter.Words ?? [])}|{filter.Organisation}|{filter.Language}";
        var age = _kept.TryGetValue(key, out var counted) ? time.GetUtcNow() - counted.At : TimeSpan.MaxValue;
        if (counted is null || age > options.Value.FacetAge * 3)
            return await CountAsync(key, filter, found, cancel);
        if (age > options.Value.FacetAge && counted.TryClaim())
            _ = RefreshAsync(key, filter);
        return counted.Rows;
    }

    private async Task RefreshAsync(string key, CatalogueFilter filter)
    {
        try
        {
            await CountAsync(key, filter, null, CancellationToken.None);
        }
        catch (Exception error)
        {
            log.LogWarning(error, "The counts beside the filters could not be renewed");
        }
    }

    private async Task<IReadOnlyList<FacetRow>> CountAsync(string key, CatalogueFilter filter, IReadOnlyList<long>? found, CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChallengesDb>();
        var now = time.GetUtcNow();
        var rows = await Of(db, filter, found?.Take(MaxFound).ToList())
            .GroupBy(challenge => new { challenge.State, IsAhead = challenge.SortDate > now, challenge.Origin, challenge.Process, challenge.PhaseBits, challenge.RegionBits })
            .Select(group => new FacetRow(group.Key.State, group.Key.IsAhead, group.Key.Origin, group.Key.Process, group.Key.PhaseBits, group.Key.RegionBits, group.Count()))
            .ToListAsync(cancel);
        if (_kept.Count > MaxKept)
            _kept.Clear();
        _kept[key] = new Counted(rows, now);
        return rows;
    }

    private static IQueryable<Challenge> Of(ChallengesDb db, CatalogueFilter filter, List<long>? found)
    {
        if (found is not null)
            return db.Challenges.Where(challenge => EF.Parameter(found).Contains(challenge.RecencyKey!.Value));
        return filter.Words is { } words
            ? filter.ApplyOwner(db.Found(words)).Take(MaxFound)
            : filter.ApplyOwner(db.Challenges.Where(challenge => challenge.IsListed));
    }

    private sealed class Counted(IReadOnlyList<FacetRow> rows, DateTimeOffset at)
    {
        private int _claimed;

        public IReadOnlyList<FacetRow> Rows => rows;

        public DateTimeOffset At => at;

        /// <summary>True for the first who asks: that one renews it.</summary>
        public bool TryClaim() => Interlocked.Exchange(ref _claimed, 1) == 0;
    }
}
