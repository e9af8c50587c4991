using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Storage;

internal sealed class SqliteChallengesDb(DbContextOptions<SqliteChallengesDb> options, TimeProvider time) : ChallengesDb(options, time)
{
    public override IQueryable<long> KeysOf(IReadOnlyList<string> words)
    {
        // Quoted, so that AND, OR, NEAR and NOT are words like others.
        var query = string.Join(' ', words.Select(word => $"\"{word}\"*"));
        // Read as entries: a query of bare numbers gets a cast around each, which hides from SQLite that they come in order.
        return SearchEntries.FromSql($"SELECT rowid AS RecencyKey, '' AS Text FROM search_index WHERE search_index MATCH {query}").Select(entry => entry.RecencyKey);
    }

    public override Task RenewStatisticsAsync(CancellationToken cancel) => Database.ExecuteSqlRawAsync("PRAGMA optimize", cancel);
}
