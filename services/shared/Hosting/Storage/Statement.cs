using System.Data.Common;

using Market.Hosting.FailPoints;
using Market.Kernel;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Market.Hosting.Storage;

/// <summary>One SQL statement with its values, for the few places where rows go to the database by the hundred. Names, types and conversions are the model's.</summary>
public sealed class Statement
{
    private const int ChunkOnPostgres = 5000;

    private readonly DbContext _db;
    private readonly List<object?> _values = [];
    private readonly IReadOnlyList<object?[]>? _rows;

    public Statement(DbContext db) => _db = db;

    // SQLite reads a long text slower than it carries out a short one again.
    private Statement(DbContext db, string sql, IReadOnlyList<object?[]> rows) => (_db, Sql, _rows) = (db, sql, rows);

    /// <summary>The text; made with what <see cref="From{T}"/> gives.</summary>
    public string Sql { get; set; } = "";

    /// <summary>What to carry it out with: once for each.</summary>
    internal IReadOnlyList<IReadOnlyList<object?>> Rounds => _rows is { } rows ? rows : [_values];

    /// <summary>Inserts rows as they are; as many statements as it takes, none for no rows.</summary>
    /// <param name="unlessThere">Leaves out, and does not count, what the table already has.</param>
    public static IEnumerable<Statement> Insert<T>(DbContext db, IReadOnlyList<T> entities, bool unlessThere = false)
        where T : class
    {
        var end = unlessThere ? " ON CONFLICT DO NOTHING" : "";
        return Each(
            db, entities, null,
            rows => $"INSERT INTO {rows.Table} ({rows.Columns()}) VALUES ({string.Join(", ", rows.Names.Select((_, at) => Name(at)))}){end}",
            (rows, given) => $"INSERT INTO {rows.Table} ({rows.Columns()}) SELECT {rows.Columns("given")} FROM {given}{end}");
    }

    /// <summary>Changes these properties of rows that are found by their keys; as many statements as it takes.</summary>
    public static IEnumerable<Statement> Update<T>(DbContext db, IReadOnlyList<T> entities, params IReadOnlyList<string> changed)
        where T : class => Update(db, entities, changed, atVersion: false);

    /// <summary>As <see cref="Update{T}(DbContext, IReadOnlyList{T}, IReadOnlyList{string})"/>, of those that still have the version that the entity has; they get the next one.</summary>
    public static IEnumerable<Statement> UpdateAtVersion<T>(DbContext db, IReadOnlyList<T> entities, params IReadOnlyList<string> changed)
        where T : Entity => Update(db, entities, changed, atVersion: true);

    /// <summary>The rows as a table with this name.</summary>
    public string From<T>(Rows<T> rows, string alias)
        where T : class => _db.Database.IsSqlite() ? Listed(rows, alias) : Unnested(rows, alias);

    internal void Fill(DbBatchCommand part, DbCommand maker)
    {
        part.CommandText = Sql;
        Fill(part.Parameters, maker);
    }

    internal void Fill(DbCommand command)
    {
        command.CommandText = Sql;
        Fill(command.Parameters, command);
    }

    private static IEnumerable<Statement> Update<T>(DbContext db, IReadOnlyList<T> entities, IReadOnlyList<string> changed, bool atVersion)
        where T : class
    {
        var keys = db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Select(property => property.Name).ToList();
        if (atVersion)
            keys.Add(nameof(Entity.Version));
        return Each(
            db, entities, name => keys.Contains(name) || changed.Contains(name),
            rows => Text(rows, rows.Names.Index().ToDictionary(name => name.Item, name => Name(name.Index)), ""),
            (rows, given) => Text(rows, rows.Names.ToDictionary(name => name, name => $"given.{name}"), $" FROM {given}"));

        string Text(Rows<T> rows, Dictionary<string, string> value, string from)
        {
            var (set, found) = (changed.Select(Quoted).Select(name => $"{name} = {value[name]}"), keys.Select(Quoted).Select(name => $"{rows.Table}.{name} = {value[name]}"));
            var raised = atVersion ? [$"{Quoted(nameof(Entity.Version))} = {value[Quoted(nameof(Entity.Version))]} + 1"] : Array.Empty<string>();
            return $"UPDATE {rows.Table} SET {string.Join(", ", [.. set, .. raised])}{from} WHERE {string.Join(" AND ", found)}";
        }
    }

    private static string Quoted(string name) => $"\"{name}\"";

    private static IEnumerable<Statement> Each<T>(DbContext db, IReadOnlyList<T> entities, Func<string, bool>? which, Func<Rows<T>, string> one, Func<Rows<T>, string, string> all)
        where T : class
    {
        if (entities.Count == 0)
            return [];
        if (db.Database.IsSqlite())
            return [One(new Rows<T>(db, entities, which))];
        return entities.Chunk(ChunkOnPostgres).Select(chunk => All(new Rows<T>(db, chunk, which)));

        Statement One(Rows<T> rows) => new(db, one(rows), rows.Values());

        Statement All(Rows<T> rows)
        {
            var statement = new Statement(db);
            statement.Sql = all(rows, statement.From(rows, "given"));
            return statement;
        }
    }

    private static string Name(int at) => $"@p{at}";

    private void Fill(DbParameterCollection parameters, DbCommand maker)
    {
        foreach (var (at, value) in Rounds[0].Index())
        {
            var parameter = maker.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (Name(at), value ?? DBNull.Value);
            parameters.Add(parameter);
        }
    }

    /// <summary>PostgreSQL: one array for each column, so that the text is the same for any number of rows.</summary>
    private string Unnested<T>(Rows<T> rows, string alias)
        where T : class =>
        $"unnest({string.Join(", ", rows.Arrays().Select(array => $"{Place(array.Values)}::{array.StoreType}[]"))}) AS {alias}({rows.Columns()})";

    private string Listed<T>(Rows<T> rows, string alias)
        where T : class =>
        $"(WITH listed({rows.Columns()}) AS (VALUES {string.Join(", ", rows.Values().Select(row => $"({string.Join(", ", row.Select(Place))})"))}) SELECT * FROM listed) AS {alias}";

    private string Place(object? value)
    {
        _values.Add(value);
        return Name(_values.Count - 1);
    }
}

public static class Statements
{
    /// <summary>Carries them out in order, in the context's transaction: in one journey where the database is another process. Gives how many rows each changed.</summary>
    public static async Task<IReadOnlyList<int>> ExecuteAsync(this DbContext db, IReadOnlyList<Statement> statements, CancellationToken cancel)
    {
        if (statements.Count == 0)
            return [];
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = db.Database.GetDbConnection();
            return connection.CanCreateBatch ? await TogetherAsync(db, connection, statements, cancel) : await OneByOneAsync(db, connection, statements, cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<IReadOnlyList<int>> TogetherAsync(DbContext db, DbConnection connection, IReadOnlyList<Statement> statements, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        await using var maker = connection.CreateCommand();
        batch.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var statement in statements)
        {
            var part = batch.CreateBatchCommand();
            statement.Fill(part, maker);
            batch.BatchCommands.Add(part);
        }

        PlainCommands.Count(statements.Count);
        await batch.ExecuteNonQueryAsync(cancel);
        FailPoint.Hit(FailPointNames.CommandDone);
        return [.. batch.BatchCommands.Select(part => part.RecordsAffected)];
    }

    private static async Task<IReadOnlyList<int>> OneByOneAsync(DbContext db, DbConnection connection, IReadOnlyList<Statement> statements, CancellationToken cancel)
    {
        var changed = new List<int>();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            statement.Fill(command);
            changed.Add(await RepeatedAsync(command, statement.Rounds, cancel));
        }

        return changed;
    }

    private static async Task<int> RepeatedAsync(DbCommand command, IReadOnlyList<IReadOnlyList<object?>> rounds, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var values in rounds)
        {
            for (var at = 0; at < values.Count; at++)
                command.Parameters[at].Value = values[at] ?? DBNull.Value;
            PlainCommands.Count();
            changed += await command.ExecuteNonQueryAsync(cancel);
            FailPoint.Hit(FailPointNames.CommandDone);
        }

        return changed;
    }
}
