using System.Text.Json;

using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Hosting.Storage;

public static class JsonColumns
{
    /// <summary>Keeps a value (a list of records, a localized text …) as one JSON text column. It is replaced as a whole, so what was loaded need not be copied to notice that.</summary>
    /// <exception cref="InvalidOperationException">Something inside the value can be changed.</exception>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property)
    {
        FixedValues.Require(typeof(T));
        return property.HasConversion(
            value => Write(value),
            json => Read<T>(json),
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b) || Write(a) == Write(b), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value));
    }

    private static string Write<T>(T? value) => JsonSerializer.Serialize(value, MarketJson.Tolerant);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, MarketJson.Tolerant)!;
}
