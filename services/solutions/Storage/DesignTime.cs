using Market.Hosting.Storage;
using Market.Solutions.Sealing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Market.Solutions.Storage;

/// <summary>For <c>dotnet ef</c> only; neither connects to anything.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteSolutionsDb>
{
    public SqliteSolutionsDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteSolutionsDb>();
        options.UseMarketSqlite("design-time.db");
        return new SqliteSolutionsDb(options.Options, TimeProvider.System, new Vault(MasterKey.New), new JuryShelf());
    }
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresSolutionsDb>
{
    public PostgresSolutionsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresSolutionsDb>().UseNpgsql("Host=design-time").Options, TimeProvider.System, new Vault(MasterKey.New), new JuryShelf());
}
