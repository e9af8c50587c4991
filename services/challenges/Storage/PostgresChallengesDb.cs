using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Storage;

internal sealed class PostgresChallengesDb(DbContextOptions<PostgresChallengesDb> options, TimeProvider time) : ChallengesDb(options, time)
{
    public override IQueryable<long> KeysOf(IReadOnlyList<string> words)
    {
        var query = string.Join(" & ", words.Select(word => $"'{word}':*"));
        return SearchEntries.FromSql($"""SELECT "RecencyKey", '' AS "Text" FROM search_index WHERE vector @@ to_tsquery('simple', {query})""").Select(entry => entry.RecencyKey);
    }

    public override Task RenewStatisticsAsync(CancellationToken cancel) => Database.ExecuteSqlRawAsync("ANALYZE", cancel);
}
