using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

using Npgsql;

namespace Market.Hosting.Tests.AuditLog;

/// <summary>What the role of a service may do with the audit log on PostgreSQL.</summary>
public sealed class LogRightsTests
{
    public static TheoryData<string> Forbidden => new(
        """UPDATE audit_leaves SET "Data" = '{}'""",
        """UPDATE audit_leaves SET "At" = now()""",
        "DELETE FROM audit_leaves",
        "TRUNCATE audit_leaves",
        "DELETE FROM audit_nodes",
        """UPDATE audit_checkpoints SET "Size" = 0""",
        "DELETE FROM audit_checkpoints",
        "DELETE FROM audit_time_stamps",
        "DROP TABLE audit_leaves",
        "ALTER TABLE audit_leaves DISABLE TRIGGER ALL",
        "ALTER TABLE audit_nodes OWNER TO CURRENT_USER");

    [Theory, MemberData(nameof(Forbidden))]
    public async Task The_role_of_a_service_cannot_change_the_log(string statement)
    {
        await using var market = await GrantedAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => market.AsServiceAsync(statement));

        Assert.Equal("42501", refused.SqlState);
        Assert.DoesNotContain("append-only", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_role_of_a_service_writes_and_numbers_leaves_and_erases_who_did_it()
    {
        await using var market = await GrantedAsync();

        await market.AsServiceAsync("""
            INSERT INTO audit_leaves ("Id", "At", "Data") VALUES ('0199d0a0-0000-7000-8000-000000000001', now(), '{}');
            INSERT INTO audit_secrets ("LeafId", "PersonId") VALUES ('0199d0a0-0000-7000-8000-000000000001', '0199d0a0-0000-7000-8000-000000000002');
            UPDATE audit_leaves SET "Index" = 0, "Hash" = 'x', "Place" = 'x' WHERE "Index" IS NULL;
            UPDATE audit_secrets SET "PersonId" = NULL;
            """);
        await market.RequireNarrowAsync();
    }

    [Theory]
    [InlineData("""GRANT UPDATE ("Data") ON audit_leaves TO {0}""", "has UPDATE on audit_leaves.Data")]
    [InlineData("GRANT DELETE ON audit_checkpoints TO {0}", "has DELETE on audit_checkpoints")]
    [InlineData("GRANT TRUNCATE ON audit_nodes TO {0}", "has TRUNCATE on audit_nodes")]
    [InlineData("GRANT TRIGGER ON audit_time_stamps TO {0}", "has TRIGGER on audit_time_stamps")]
    [InlineData("ALTER TABLE audit_leaves OWNER TO {0}", "owns audit_leaves")]
    [InlineData("ALTER ROLE {0} CREATEROLE", "may create roles")]
    [InlineData("ALTER ROLE {0} SUPERUSER", "is a superuser")]
    public async Task A_service_does_not_start_with_a_role_that_could(string widened, string named)
    {
        await using var market = await GrantedAsync();
        await market.AsOwnerAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, widened, market.Role));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(market.RequireNarrowAsync);

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Market:OwnerConnectionString", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<Roles> GrantedAsync()
    {
        var database = await TestDatabase.OnPostgresAsync();
        var ledger = await LoggedLedger.OnAsync(database);
        await ledger.DoAsync(async db =>
        {
            await ServiceRole.GrantAsync(db, database.ServiceConnectionString, CancellationToken.None);
            return true;
        });
        return new Roles(database, ledger);
    }

    private sealed class Roles(TestDatabase database, LoggedLedger ledger) : IAsyncDisposable
    {
        public string Role => $"\"{new NpgsqlConnectionStringBuilder(database.ServiceConnectionString).Username}\"";

        public Task AsServiceAsync(string statements) => RunAsync(database.ServiceConnectionString, statements);

        public Task AsOwnerAsync(string statements) => RunAsync(database.ConnectionString, statements);

        public Task RequireNarrowAsync() => ledger.DoAsync(async db =>
        {
            db.Database.SetConnectionString(database.ServiceConnectionString);
            await LogRights.RequireNarrowAsync(db, CancellationToken.None);
            return true;
        });

        public ValueTask DisposeAsync() => ledger.DisposeAsync();

        private static async Task RunAsync(string connectionString, string statements)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(statements, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
