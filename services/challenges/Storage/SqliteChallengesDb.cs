using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Storage;

internal sealed class SqliteChallengesDb(DbContextOptions<SqliteChallengesDb> options, TimeProvider time) : ChallengesDb(options, time)
{
    public override IQueryable<long> KeysOf(IReadOnlyList<string> words)
    {
        // Quoted, so that AND, OR, NEAR and NOT are words like others.
        var query = string.Join(' ', words.Select(word => $"\"{word}\"*"));
        return Database.SqlQuery<long>($"SELECT rowid AS Value FROM search_index WHERE search_index MATCH {query}");
    }
}
