using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Market.Notifications.Storage;

/// <summary>For <c>dotnet ef</c> only.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteNotificationsDb>
{
    public SqliteNotificationsDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteNotificationsDb>();
        options.UseMarketSqlite("design-time.db");
        return new SqliteNotificationsDb(options.Options, TimeProvider.System);
    }
}

/// <summary>For <c>dotnet ef</c> only.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresNotificationsDb>
{
    public PostgresNotificationsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresNotificationsDb>().UseNpgsql("Host=design-time").Options, TimeProvider.System);
}
