using System.Text.Json;

namespace Market.Local.Sidecar.Delivery;

/// <summary>Reads an app's answer to a delivery as daprd does.</summary>
internal static class AppAnswer
{
    /// <summary>One event: a 2xx answer without a status it understands as one is an acknowledgement.</summary>
    public static Outcome Single(int httpStatus, ReadOnlyMemory<byte> body)
    {
        if (httpStatus is < 200 or > 299)
        {
            return httpStatus == 404 ? Outcome.Drop : Outcome.Retry;
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            return Property(json.RootElement, "status") switch
            {
                { ValueKind: JsonValueKind.String } status => Named(status.GetString(), missing: Outcome.Success),
                _ => Outcome.Success,
            };
        }
        catch (JsonException)
        {
            return Outcome.Success;
        }
    }

    /// <summary>Many events: an entry that a 2xx answer does not settle is tried again.</summary>
    public static IReadOnlyList<Outcome> Bulk(int httpStatus, ReadOnlyMemory<byte> body, IReadOnlyList<string> entryIds)
    {
        if (httpStatus is < 200 or > 299)
        {
            return [.. entryIds.Select(_ => httpStatus == 404 ? Outcome.Drop : Outcome.Retry)];
        }

        var said = Statuses(body);
        return [.. entryIds.Select(id => said.GetValueOrDefault(id, Outcome.Retry))];
    }

    private static Dictionary<string, Outcome> Statuses(ReadOnlyMemory<byte> body)
    {
        var said = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(body);
            if (Property(json.RootElement, "statuses") is { ValueKind: JsonValueKind.Array } statuses)
            {
                foreach (var item in statuses.EnumerateArray())
                {
                    if (Text(item, "entryId") is { } id)
                    {
                        said[id] = Named(Text(item, "status"), missing: Outcome.Retry);
                    }
                }
            }
        }
        catch (JsonException)
        {
            return [];
        }

        return said;
    }

    private static Outcome Named(string? status, Outcome missing) => status switch
    {
        null or "" => missing,
        "SUCCESS" => Outcome.Success,
        "DROP" => Outcome.Drop,
        _ => Outcome.Retry,
    };

    private static string? Text(JsonElement json, string name) =>
        Property(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement? Property(JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }
}
