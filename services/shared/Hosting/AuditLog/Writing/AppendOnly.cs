using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>
/// Triggers by which the database itself refuses to change or delete what is in the log, whatever the rights of the role that
/// asks. A leaf may be numbered once, and nothing else.
/// </summary>
public static class AppendOnly
{
    internal const string Leaves = "audit_leaves";

    private const string RefuseSqlite = "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;";
    private const string RefusePostgres = "EXECUTE FUNCTION refuse_change_to_audit_log()";
    private const string TimeStamps = "audit_time_stamps";

    private static readonly string[] Final = ["audit_nodes", "audit_checkpoints"];

    /// <summary>The tables in which nothing is changed or deleted.</summary>
    internal static IReadOnlyList<string> Tables { get; } = [Leaves, .. Final, TimeStamps];

    /// <summary>What a leaf gets once, when it is numbered.</summary>
    internal static IReadOnlyList<string> PlaceColumns { get; } = [nameof(AuditLeaf.Index), nameof(AuditLeaf.Hash), nameof(AuditLeaf.Place)];

    /// <summary>For a migration: adds the triggers for the engine that the migration is for.</summary>
    public static void RefuseChangesToAuditLog(this MigrationBuilder migration)
    {
        foreach (var statement in IsSqlite(migration) ? Sqlite() : Postgres())
            migration.Sql(statement);
    }

    /// <summary>For the migration that adds the table of time stamps, after <see cref="RefuseChangesToAuditLog"/>.</summary>
    public static void RefuseChangesToTimeStamps(this MigrationBuilder migration)
    {
        foreach (var statement in IsSqlite(migration) ? SqliteFinal(TimeStamps) : PostgresFinal(TimeStamps))
            migration.Sql(statement);
    }

    private static bool IsSqlite(MigrationBuilder migration) => migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Sqlite()
    {
        yield return $"""CREATE TRIGGER audit_leaves_update BEFORE UPDATE ON audit_leaves WHEN OLD."Index" IS NOT NULL OR NEW."Id" <> OLD."Id" OR NEW."At" <> OLD."At" OR NEW."Data" <> OLD."Data" {RefuseSqlite}""";
        yield return $"CREATE TRIGGER audit_leaves_delete BEFORE DELETE ON audit_leaves {RefuseSqlite}";
        foreach (var statement in Final.SelectMany(SqliteFinal))
            yield return statement;
    }

    private static IEnumerable<string> SqliteFinal(string table) =>
    [
        $"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {RefuseSqlite}",
        $"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {RefuseSqlite}",
    ];

    private static IEnumerable<string> Postgres()
    {
        yield return """
            CREATE OR REPLACE FUNCTION refuse_change_to_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege'; END $$
            """;
        yield return $"""CREATE TRIGGER audit_leaves_update BEFORE UPDATE ON audit_leaves FOR EACH ROW WHEN (OLD."Index" IS NOT NULL OR NEW."Id" <> OLD."Id" OR NEW."At" <> OLD."At" OR NEW."Data" <> OLD."Data") {RefusePostgres}""";
        yield return $"CREATE TRIGGER audit_leaves_delete BEFORE DELETE ON audit_leaves FOR EACH ROW {RefusePostgres}";
        yield return $"CREATE TRIGGER audit_leaves_truncate BEFORE TRUNCATE ON audit_leaves FOR EACH STATEMENT {RefusePostgres}";
        foreach (var statement in Final.SelectMany(PostgresFinal))
            yield return statement;
    }

    private static IEnumerable<string> PostgresFinal(string table) =>
    [
        $"CREATE TRIGGER {table}_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {RefusePostgres}",
        $"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {RefusePostgres}",
    ];
}
