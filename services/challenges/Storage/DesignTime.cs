using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Market.Challenges.Storage;

/// <summary>For <c>dotnet ef</c> only.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteChallengesDb>
{
    public SqliteChallengesDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteChallengesDb>();
        options.UseMarketSqlite("design-time.db");
        return new SqliteChallengesDb(options.Options, TimeProvider.System);
    }
}

/// <summary>For <c>dotnet ef</c> only.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresChallengesDb>
{
    public PostgresChallengesDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresChallengesDb>().UseNpgsql("Host=design-time").Options, TimeProvider.System);
}
