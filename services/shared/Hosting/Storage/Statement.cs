using System.Data.Common;

using Market.Hosting.FailPoints;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Market.Hosting.Storage;

/// <summary>One SQL statement with its values, for the few places where rows go to the database by the hundred. Names, types and conversions are the model's.</summary>
public sealed class Statement(DbContext db)
{
    private readonly List<(RelationalTypeMapping? Mapping, object? Value)> _values = [];

    /// <summary>The text; made with what <see cref="Value"/> and <see cref="From{T}"/> give.</summary>
    public string Sql { get; set; } = "";

    /// <summary>Inserts rows as they are; as many statements as it takes, none for no rows.</summary>
    public static IEnumerable<Statement> Insert<T>(DbContext db, IReadOnlyList<T> entities)
        where T : class => entities.Chunk(ChunkOf(db)).Select(chunk =>
        {
            var (statement, rows) = (new Statement(db), new Rows<T>(db, chunk));
            statement.Sql = $"INSERT INTO {rows.Table} ({rows.Columns()}) SELECT {rows.Columns("given")} FROM {statement.From(rows, "given")}";
            return statement;
        });

    /// <summary>Changes these properties of rows that are found by their keys; as many statements as it takes.</summary>
    public static IEnumerable<Statement> Update<T>(DbContext db, IReadOnlyList<T> entities, params IReadOnlyList<string> changed)
        where T : class
    {
        var keys = db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Select(property => property.Name).ToList();
        return entities.Chunk(ChunkOf(db)).Select(chunk =>
        {
            var (statement, rows) = (new Statement(db), new Rows<T>(db, chunk, name => keys.Contains(name) || changed.Contains(name)));
            var (set, on) = (changed.Select(name => $"\"{name}\" = given.\"{name}\""), keys.Select(name => $"{rows.Table}.\"{name}\" = given.\"{name}\""));
            statement.Sql = $"UPDATE {rows.Table} SET {string.Join(", ", set)} FROM {statement.From(rows, "given")} WHERE {string.Join(" AND ", on)}";
            return statement;
        });
    }

    /// <summary>A place in the text for one value.</summary>
    public string Value(object value) => Place(db.GetService<IRelationalTypeMappingSource>().FindMapping(value.GetType(), db.Model), value);

    /// <summary>The rows as a table with this name.</summary>
    public string From<T>(Rows<T> rows, string alias)
        where T : class => db.Database.IsSqlite() ? Listed(rows, alias) : Unnested(rows, alias);

    internal void Fill(DbCommand command)
    {
        command.CommandText = Sql;
        for (var i = 0; i < _values.Count; i++)
            command.Parameters.Add(Parameter(command, i));
    }

    internal void Fill(DbBatchCommand part, DbCommand maker)
    {
        part.CommandText = Sql;
        for (var i = 0; i < _values.Count; i++)
            part.Parameters.Add(Parameter(maker, i));
    }

    /// <summary>SQLite looks for each parameter among all.</summary>
    private static int ChunkOf(DbContext db) => db.Database.IsSqlite() ? 100 : 5000;

    /// <summary>PostgreSQL: one array for each column, so that the text is the same for any number of rows.</summary>
    private string Unnested<T>(Rows<T> rows, string alias)
        where T : class =>
        $"unnest({string.Join(", ", rows.Arrays().Select(array => $"{Place(null, array.Values)}::{array.StoreType}[]"))}) AS {alias}({rows.Columns()})";

    private string Listed<T>(Rows<T> rows, string alias)
        where T : class
    {
        var lines = rows.Values().Select(row => $"({string.Join(", ", row.Select(cell => Place(cell.Mapping, cell.Value)))})");
        return $"(WITH listed({rows.Columns()}) AS (VALUES {string.Join(", ", lines)}) SELECT * FROM listed) AS {alias}";
    }

    private string Place(RelationalTypeMapping? mapping, object? value)
    {
        _values.Add((mapping, value));
        return $"@p{_values.Count - 1}";
    }

    private DbParameter Parameter(DbCommand maker, int number)
    {
        var (mapping, value) = _values[number];
        if (mapping is not null)
            return mapping.CreateParameter(maker, $"@p{number}", value, nullable: true);
        var parameter = maker.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ($"@p{number}", value ?? DBNull.Value);
        return parameter;
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
            changed.Add(await command.ExecuteNonQueryAsync(cancel));
            FailPoint.Hit(FailPointNames.CommandDone);
        }

        return changed;
    }
}
