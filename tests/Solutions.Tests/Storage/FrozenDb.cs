using Market.Hosting.Storage;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Storage;

/// <summary>The service's database with a clock that stands where a test put it, to the microsecond, also inside the statement that accepts.</summary>
internal sealed class FrozenDb : SolutionsDb
{
    private FrozenDb(DbContextOptions<FrozenDb> options, DateTimeOffset at, Vault vault, JuryShelf shelf) : base(options, TimeProvider.System, vault, shelf) => (Now, Accepting) = (at, at);

    /// <summary>What it says when it is asked.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>What the statement that accepts sees.</summary>
    public DateTimeOffset Accepting { get; set; }

    /// <summary>What somebody else does just before the briefs are locked.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public override string ClockSql => Database.IsSqlite()
        ? $"{(Accepting.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond}"
        : $"TIMESTAMPTZ '{Accepting.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00'";

    public static Task<FrozenDb> OverAsync(World world, DateTimeOffset at) => world.InDatabaseAsync(db =>
    {
        var options = new DbContextOptionsBuilder<FrozenDb>().AddInterceptors(OpenOnLoad.Instance);
        if (db.Database.IsSqlite())
            options.UseMarketSqlite(((Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection()).DataSource);
        else
            options.UseNpgsql(db.Database.GetConnectionString());
        return Task.FromResult(new FrozenDb(options.Options, at, db.Vault, db.Shelf));
    });

    public override Task<DateTimeOffset> ClockAsync(CancellationToken cancel) => Task.FromResult(Now);

    protected override Task VacuumAsync(CancellationToken cancel) => Task.CompletedTask;

    public override Task<IReadOnlyList<Guid>> LockSolutionsAsync(IReadOnlyList<Guid> ids, bool wait, CancellationToken cancel) => Task.FromResult(ids);

    public override Task LockBriefsAsync(IReadOnlyList<Guid> ids, bool alone, CancellationToken cancel) => Meanwhile();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(SolutionsDb).Assembly);
        base.OnModelCreating(model);
    }
}
