using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>
/// Triggers by which the database itself refuses to change or delete what is in the log, whatever the rights of the role that
/// asks. A leaf may be numbered once, and nothing else.
/// </summary>
public static class AppendOnly
{
    private static readonly string[] Final = ["audit_nodes", "audit_checkpoints"];

    /// <summary>For a migration: adds the triggers for the engine that the migration is for.</summary>
    public static void RefuseChangesToAuditLog(this MigrationBuilder migration)
    {
        foreach (var statement in migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true ? Sqlite() : Postgres())
            migration.Sql(statement);
    }

    private static IEnumerable<string> Sqlite()
    {
        const string Refuse = "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;";
        yield return $"""CREATE TRIGGER audit_leaves_update BEFORE UPDATE ON audit_leaves WHEN OLD."Index" IS NOT NULL OR NEW."Id" <> OLD."Id" OR NEW."At" <> OLD."At" OR NEW."Data" <> OLD."Data" {Refuse}""";
        yield return $"CREATE TRIGGER audit_leaves_delete BEFORE DELETE ON audit_leaves {Refuse}";
        foreach (var table in Final)
        {
            yield return $"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {Refuse}";
            yield return $"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {Refuse}";
        }
    }

    private static IEnumerable<string> Postgres()
    {
        const string Refuse = "EXECUTE FUNCTION refuse_change_to_audit_log()";
        yield return """
            CREATE OR REPLACE FUNCTION refuse_change_to_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege'; END $$
            """;
        yield return $"""CREATE TRIGGER audit_leaves_update BEFORE UPDATE ON audit_leaves FOR EACH ROW WHEN (OLD."Index" IS NOT NULL OR NEW."Id" <> OLD."Id" OR NEW."At" <> OLD."At" OR NEW."Data" <> OLD."Data") {Refuse}""";
        yield return $"CREATE TRIGGER audit_leaves_delete BEFORE DELETE ON audit_leaves FOR EACH ROW {Refuse}";
        foreach (var table in Final)
            yield return $"CREATE TRIGGER {table}_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {Refuse}";
        foreach (var table in Final.Append("audit_leaves"))
            yield return $"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {Refuse}";
    }
}
