using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Market.Hosting.Storage;

/// <summary>Entities as rows of their table.</summary>
public sealed class Rows<T>
    where T : class
{
    private readonly IReadOnlyList<T> _entities;
    private readonly IReadOnlyList<IProperty> _properties;

    /// <param name="which">The properties that are meant, by name; all when null.</param>
    public Rows(DbContext db, IReadOnlyList<T> entities, Func<string, bool>? which = null)
    {
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table");
        (_entities, Table) = (entities, $"\"{type.GetTableName()}\"");
        _properties = [.. type.GetProperties().Where(property => which is null || which(property.Name))];
    }

    public string Table { get; }

    /// <summary>The quoted names of the columns, each after <paramref name="of"/> and a dot when that is given.</summary>
    public string Columns(string? of = null) =>
        string.Join(", ", _properties.Select(property => of is null ? $"\"{property.GetColumnName()}\"" : $"{of}.\"{property.GetColumnName()}\""));

    internal IEnumerable<IReadOnlyList<(RelationalTypeMapping Mapping, object? Value)>> Values() => _entities.Select(entity =>
        (IReadOnlyList<(RelationalTypeMapping, object?)>)[.. _properties.Select(property => (property.GetRelationalTypeMapping(), property.GetGetter().GetClrValue(entity)))]);

    /// <summary>The values column by column, as the database keeps them.</summary>
    internal IEnumerable<(string StoreType, Array Values)> Arrays() => _properties.Select(property =>
    {
        var mapping = property.GetRelationalTypeMapping();
        var kept = mapping.Converter?.ProviderClrType ?? property.ClrType;
        var element = kept.IsValueType && property.IsNullable && Nullable.GetUnderlyingType(kept) is null ? typeof(Nullable<>).MakeGenericType(kept) : kept;
        var values = Array.CreateInstance(element, _entities.Count);
        for (var i = 0; i < _entities.Count; i++)
            values.SetValue(Kept(mapping, property.GetGetter().GetClrValue(_entities[i])), i);
        return (mapping.StoreType, values);
    });

    private static object? Kept(RelationalTypeMapping mapping, object? value) => value is null ? null : mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
}
