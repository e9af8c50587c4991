using Market.Challenges.Domain;
using Market.Challenges.Import;
using Market.Challenges.Storage;
using Market.Hosting;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Challenges.Features.Importing;

/// <summary>Stores the rows of a feed in batches: one save for hundreds of rows, and row by row only where a batch is refused.</summary>
internal sealed class FeedImport(IServiceScopeFactory scopes, IOptions<MarketOptions> market, TimeProvider time)
{
    private const int Batch = 500;

    private readonly ImportReport _report = new();
    private int _stored;

    public async Task<ImportReport> RunAsync(Stream feed, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        foreach (var rows in ChallengeGovFeed.Read(feed).Chunk(Batch))
        {
            foreach (var (row, changed) in await StoreAsync(rows, cancel))
            {
                var outcome = _report.Add(row, unchanged: !changed);
                _stored += outcome is ImportOutcome.Imported or ImportOutcome.Adjusted ? 1 : 0;
            }

            progress?.Report(new ImportProgress(_report.Rows.Count, _stored));
        }

        await RenewStatisticsAsync(cancel);
        return _report;
    }

    /// <summary>PostgreSQL lets only the owner of a table do that; without one the server does it by itself some time later.</summary>
    private async Task RenewStatisticsAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChallengesDb>();
        db.ActAsOwner(market.Value);
        await db.RenewStatisticsAsync(cancel);
    }

    private async Task<IReadOnlyList<(ImportedRow Row, bool Changed)>> StoreAsync(ImportedRow[] rows, CancellationToken cancel)
    {
        try
        {
            return await StoreTogetherAsync(rows, cancel);
        }
        catch (DbUpdateException) when (rows.Length > 1)
        {
            var one = new List<(ImportedRow, bool)>();
            foreach (var row in rows)
                one.AddRange(await StoreAsync([row], cancel));
            return one;
        }
        catch (DbUpdateException error)
        {
            var note = ImportNote.Skipped("import.not-stored", "", ("error", error.InnerException?.Message ?? error.Message));
            return [(rows[0] with { Challenge = null, Notes = [.. rows[0].Notes, note] }, true)];
        }
    }

    private async Task<IReadOnlyList<(ImportedRow Row, bool Changed)>> StoreTogetherAsync(ImportedRow[] rows, CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChallengesDb>();
        var known = await KnownAsync(db, rows, cancel);
        var results = new List<(ImportedRow, bool)>(rows.Length);
        foreach (var row in rows)
            results.Add((row, row.Challenge is not null && await PutAsync(db, row.Challenge.ToPast(), known, cancel)));
        await db.SaveChangesAsync(cancel);
        return results;
    }

    /// <summary>Key and hash of what is there already.</summary>
    private static async Task<Dictionary<string, string>> KnownAsync(ChallengesDb db, ImportedRow[] rows, CancellationToken cancel)
    {
        var keys = rows.Where(row => row.Challenge is not null).Select(row => PastChallenge.KeyOf(PastChallenges.System, row.ExternalId)).ToList();
        return await db.Challenges.Where(challenge => keys.Contains(challenge.ExternalKey!))
            .Select(challenge => new { challenge.ExternalKey, challenge.SourceHash })
            .ToDictionaryAsync(row => row.ExternalKey!, row => row.SourceHash ?? "", cancel);
    }

    /// <summary>False when it is there already, as it is.</summary>
    private async Task<bool> PutAsync(ChallengesDb db, PastChallenge past, Dictionary<string, string> known, CancellationToken cancel)
    {
        if (!known.TryGetValue(past.Key, out var hash))
        {
            db.Challenges.Add(Challenge.Archive(past, time.GetUtcNow()));
            return true;
        }

        return hash != past.Hash && (await db.Challenges.SingleAsync(challenge => challenge.ExternalKey == past.Key, cancel)).Renew(past, time.GetUtcNow());
    }
}
