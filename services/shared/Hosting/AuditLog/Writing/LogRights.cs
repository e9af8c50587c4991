using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>On PostgreSQL a service runs only with a role that cannot change or delete what is in the audit log (quality goal A-04).</summary>
internal static class LogRights
{
    private static readonly string[] Changes = ["UPDATE", "DELETE", "TRUNCATE", "TRIGGER"];

    /// <exception cref="InvalidOperationException">The role of the connection has wider rights; the message names them.</exception>
    public static async Task RequireNarrowAsync(MarketDb db, CancellationToken cancel)
    {
        var wide = await db.Database.SqlQueryRaw<string>(Question()).ToListAsync(cancel);
        if (wide.Count > 0)
        {
            throw new InvalidOperationException(
                $"The database role could change the audit log: it {string.Join(", ", wide)}. Run the service with a role of its own in Market:ConnectionString, and give the owner of the tables in Market:OwnerConnectionString. See deploy/README.md");
        }
    }

    private static string Question()
    {
        var role = """
            SELECT 'is a superuser' AS "Value" FROM pg_roles WHERE rolname = current_user AND rolsuper
            UNION ALL SELECT 'may create roles' FROM pg_roles WHERE rolname = current_user AND rolcreaterole AND NOT rolsuper
            """;
        var owned = $"SELECT 'owns ' || relname FROM pg_class WHERE oid IN ({Oids}) AND pg_has_role(current_user, relowner, 'MEMBER') AND NOT {IsSuper}";
        var changed = $"""
            SELECT 'has ' || verb || ' on ' || relname FROM pg_class, unnest(ARRAY[{string.Join(", ", Changes.Select(verb => $"'{verb}'"))}]) AS verb
            WHERE oid IN ({Oids}) AND NOT pg_has_role(current_user, relowner, 'MEMBER') AND has_table_privilege(oid, verb)
            """;
        var edited = $"""
            SELECT 'has UPDATE on ' || relname || '.' || attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
            WHERE pg_class.oid IN ({Oids}) AND NOT pg_has_role(current_user, relowner, 'MEMBER') AND NOT has_table_privilege(pg_class.oid, 'UPDATE') AND has_column_privilege(pg_class.oid, attnum, 'UPDATE')
            AND NOT (relname = '{AppendOnly.Leaves}' AND attname IN ({string.Join(", ", AppendOnly.PlaceColumns.Select(column => $"'{column}'"))}))
            """;
        return string.Join(" UNION ALL ", role, owned, changed, edited);
    }

    private const string IsSuper = "(SELECT rolsuper FROM pg_roles WHERE rolname = current_user)";

    private static string Oids => string.Join(", ", AppendOnly.Tables.Select(table => $"to_regclass('{table}')"));
}
