using Market.Solutions.Sealing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>PostgreSQL: rows are locked where two requests may meet.</summary>
internal sealed class PostgresSolutionsDb(DbContextOptions<PostgresSolutionsDb> options, TimeProvider time, Vault vault, JuryShelf shelf) : SolutionsDb(options, time, vault, shelf)
{
    // In the order of the ids, so that two never wait for each other.
    private const string LockSolutions = "SELECT \"Id\" AS \"Value\" FROM solutions WHERE \"Id\" = ANY({0}) ORDER BY \"Id\" FOR UPDATE";
    private const string LockFreeSolutions = $"{LockSolutions} SKIP LOCKED";
    private const string LockBriefs = "SELECT 1 FROM challenge_briefs WHERE \"Id\" = ANY({0}) ORDER BY \"Id\" FOR SHARE";
    private const string LockBriefsAlone = "SELECT 1 FROM challenge_briefs WHERE \"Id\" = ANY({0}) ORDER BY \"Id\" FOR UPDATE";

    protected override Task VacuumAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync("VACUUM FULL solutions, submissions, opened_submissions, unsealed", cancel);

    public override async Task<IReadOnlyList<Guid>> LockSolutionsAsync(IReadOnlyList<Guid> ids, bool wait, CancellationToken cancel) =>
        await Database.SqlQueryRaw<Guid>(wait ? LockSolutions : LockFreeSolutions, ids.ToArray()).ToListAsync(cancel);

    public override Task LockBriefsAsync(IReadOnlyList<Guid> ids, bool alone, CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync(alone ? LockBriefsAlone : LockBriefs, [ids.ToArray()], cancel);
}
