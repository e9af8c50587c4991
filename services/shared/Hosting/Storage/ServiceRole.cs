using Microsoft.EntityFrameworkCore;

using Npgsql;

namespace Market.Hosting.Storage;

/// <summary>
/// The PostgreSQL role with which a service runs, apart from the role that owns its tables. It may do with rows what the service does with
/// them; of the audit log it may only add and read rows, and give a leaf its place.
/// </summary>
internal static class ServiceRole
{
    // Any number that nothing else in the database locks: two replicas may start at once.
    private const long Turn = 0x466c_4d6b;

    /// <summary>Makes the role when there is none, gives it the password of its connection string, and exactly the rights that it needs.</summary>
    /// <param name="owner">Connected as the owner of the tables; needs the right to create roles when the role is not there yet.</param>
    /// <param name="service">The connection string with which the service runs.</param>
    public static async Task GrantAsync(DbContext owner, string service, CancellationToken cancel)
    {
        var login = new NpgsqlConnectionStringBuilder(service);
        var role = Quoted(login.Username ?? throw new InvalidOperationException("Market:ConnectionString must name a role (Username)"));
        await using var transaction = await owner.Database.BeginTransactionAsync(cancel);
        await RunAsync(owner, $"SELECT pg_advisory_xact_lock({Turn})", cancel);
        if (!await owner.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = {login.Username}) AS \"Value\"").SingleAsync(cancel))
            await RunAsync(owner, $"CREATE ROLE {role} LOGIN", cancel);
        if (!string.IsNullOrEmpty(login.Password))
            await RunAsync(owner, $"ALTER ROLE {role} PASSWORD {Literal(login.Password)}", cancel);
        foreach (var statement in Rights(role))
            await RunAsync(owner, statement, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static IEnumerable<string> Rights(string role) =>
    [
        $"GRANT USAGE ON SCHEMA public TO {role}",
        $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        $"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        $"REVOKE ALL ON {string.Join(", ", AuditLog.Writing.AppendOnly.Tables)} FROM {role}",
        $"GRANT SELECT, INSERT ON {string.Join(", ", AuditLog.Writing.AppendOnly.Tables)} TO {role}",
        $"GRANT UPDATE ({string.Join(", ", AuditLog.Writing.AppendOnly.PlaceColumns.Select(Quoted))}) ON {AuditLog.Writing.AppendOnly.Leaves} TO {role}",
    ];

    private static Task<int> RunAsync(DbContext owner, string statement, CancellationToken cancel) =>
        owner.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancel);

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
