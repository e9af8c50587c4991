using Market.Challenges.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Tests.Storage;

public sealed class ModelTests
{
    [Fact]
    public void The_SQLite_migrations_are_the_model()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_PostgreSQL_migrations_are_the_model()
    {
        using var db = new PostgresDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges());
    }
}
