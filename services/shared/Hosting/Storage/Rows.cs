using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Market.Hosting.Storage;

/// <summary>Entities as rows of their table.</summary>
public sealed class Rows<T>
    where T : class
{
    private readonly IReadOnlyList<T> _entities;
    private readonly IReadOnlyList<Column> _columns;

    /// <param name="which">The properties that are meant, by name; all when null.</param>
    public Rows(DbContext db, IReadOnlyList<T> entities, Func<string, bool>? which = null)
    {
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table");
        (_entities, Table) = (entities, $"\"{type.GetTableName()}\"");
        _columns = [.. type.GetProperties().Where(property => which is null || which(property.Name)).Select(property => new Column(property))];
    }

    public string Table { get; }

    internal IReadOnlyList<string> Names => [.. _columns.Select(column => column.Name)];

    /// <summary>The quoted names of the columns, each after <paramref name="of"/> and a dot when that is given.</summary>
    public string Columns(string? of = null) => string.Join(", ", _columns.Select(column => of is null ? column.Name : $"{of}.{column.Name}"));

    /// <summary>The values row by row, as the database keeps them.</summary>
    internal IReadOnlyList<object?[]> Values()
    {
        var values = new object?[_entities.Count][];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = new object?[_columns.Count];
            for (var at = 0; at < _columns.Count; at++)
                values[row][at] = _columns[at].Of(_entities[row]);
        }

        return values;
    }

    /// <summary>The values column by column, as the database keeps them.</summary>
    internal IEnumerable<(string StoreType, Array Values)> Arrays() => _columns.Select(column =>
    {
        var values = Array.CreateInstance(column.Element, _entities.Count);
        for (var row = 0; row < _entities.Count; row++)
            values.SetValue(column.Of(_entities[row]), row);
        return (column.StoreType, values);
    });

    private sealed class Column(IProperty property)
    {
        private readonly ValueConverter? _converter = property.GetRelationalTypeMapping().Converter;
        private readonly IClrPropertyGetter _getter = property.GetGetter();

        public string Name { get; } = $"\"{property.GetColumnName()}\"";

        public string StoreType => property.GetRelationalTypeMapping().StoreType;

        public Type Element
        {
            get
            {
                var kept = _converter?.ProviderClrType ?? property.ClrType;
                return kept.IsValueType && property.IsNullable && Nullable.GetUnderlyingType(kept) is null ? typeof(Nullable<>).MakeGenericType(kept) : kept;
            }
        }

        public object? Of(T entity) => _getter.GetClrValue(entity) is not { } value ? null : _converter is null ? value : _converter.ConvertToProvider(value);
    }
}
