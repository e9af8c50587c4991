using Market.Solutions.Sealing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>SQLite: a transaction begins by becoming the only writer, so it needs no locks of its own.</summary>
internal sealed class SqliteSolutionsDb(DbContextOptions<SqliteSolutionsDb> options, TimeProvider time, Vault vault, JuryShelf shelf) : SolutionsDb(options, time, vault, shelf)
{
    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        DoorCommand.MapIndexes(model);
    }

    protected override async Task VacuumAsync(CancellationToken cancel)
    {
        await Database.ExecuteSqlRawAsync("VACUUM", cancel);
        await Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    public override Task<IReadOnlyList<Guid>> LockSolutionsAsync(IReadOnlyList<Guid> ids, bool wait, CancellationToken cancel) => Task.FromResult(ids);

    public override Task LockBriefsAsync(IReadOnlyList<Guid> ids, bool alone, CancellationToken cancel) => Task.CompletedTask;
}
