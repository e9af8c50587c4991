using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Storage;

public class MigrationTests
{
    [Fact]
    public void The_SQLite_migrations_cover_the_model() =>
        Assert.False(new SqliteDesignTime().CreateDbContext([]).Database.HasPendingModelChanges());

    [Fact]
    public void The_PostgreSQL_migrations_cover_the_model() =>
        Assert.False(new PostgresDesignTime().CreateDbContext([]).Database.HasPendingModelChanges());
}
