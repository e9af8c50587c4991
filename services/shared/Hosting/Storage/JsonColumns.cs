using System.Text.Json;

using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Hosting.Storage;

public static class JsonColumns
{
    /// <summary>Keeps a value (a list of records, a localized text …) as one JSON text column; changes inside are noticed.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        value => Write(value),
        json => Read<T>(json),
        new ValueComparer<T>((a, b) => Write(a) == Write(b), value => Write(value).GetHashCode(StringComparison.Ordinal), value => Read<T>(Write(value))));

    private static string Write<T>(T? value) => JsonSerializer.Serialize(value, MarketJson.Tolerant);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, MarketJson.Tolerant)!;
}
