using Market.Solutions.Sealing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>PostgreSQL: rows are locked where two requests may meet.</summary>
internal sealed class PostgresSolutionsDb(DbContextOptions<PostgresSolutionsDb> options, TimeProvider time, Vault vault) : SolutionsDb(options, time, vault)
{
    public override Task ForgetDeletedContentAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync("VACUUM FULL solutions, submissions, opened_submissions, unsealed", cancel);

    public override Task LockSolutionAsync(Guid id, CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"SELECT 1 FROM solutions WHERE \"Id\" = {id} FOR UPDATE", cancel);

    public override Task LockBriefAsync(Guid id, bool alone, CancellationToken cancel) => alone
        ? Database.ExecuteSqlAsync($"SELECT 1 FROM challenge_briefs WHERE \"Id\" = {id} FOR UPDATE", cancel)
        : Database.ExecuteSqlAsync($"SELECT 1 FROM challenge_briefs WHERE \"Id\" = {id} FOR SHARE", cancel);
}
