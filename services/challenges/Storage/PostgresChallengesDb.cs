using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Storage;

internal sealed class PostgresChallengesDb(DbContextOptions<PostgresChallengesDb> options, TimeProvider time) : ChallengesDb(options, time)
{
    public override IQueryable<long> KeysOf(IReadOnlyList<string> words)
    {
        var query = string.Join(" & ", words.Select(word => $"'{word}':*"));
        return Database.SqlQuery<long>($"""SELECT "RecencyKey" AS "Value" FROM search_entries WHERE vector @@ to_tsquery('simple', {query})""");
    }
}
