using System.Text.Json;

namespace Market.Local.Sidecar.Subscriptions;

/// <summary>What rules compute with: null, bool, double, string, lists, and JSON objects and arrays of the event.</summary>
internal static class RuleValues
{
    public static bool Truth(object? value) => value as bool? ?? throw new RuleFailure("a truth value was expected");

    public static object? Field(object? of, string name) =>
        of is JsonElement { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value)
            ? Plain(value)
            : throw new RuleFailure($"there is no {name}");

    public static object? Index(object? of, object? key) => (of, key) switch
    {
        (_, string name) => Field(of, name),
        (JsonElement { ValueKind: JsonValueKind.Array } json, double at) when at >= 0 && at < json.GetArrayLength() => Plain(json[(int)at]),
        _ => throw new RuleFailure($"there is no item {key}"),
    };

    public static bool Has(Func<object?> read)
    {
        try
        {
            read();
            return true;
        }
        catch (RuleFailure)
        {
            return false;
        }
    }

    public static double Size(object? value) => value switch
    {
        string text => text.Length,
        List<object?> list => list.Count,
        JsonElement { ValueKind: JsonValueKind.Array } json => json.GetArrayLength(),
        JsonElement { ValueKind: JsonValueKind.Object } json => json.EnumerateObject().Count(),
        _ => throw new RuleFailure("this has no size"),
    };

    public static bool Call(string method, object? of, object? argument)
    {
        if (of is not string text || argument is not string part)
        {
            throw new RuleFailure($"{method}() needs strings");
        }

        return method switch
        {
            "startsWith" => text.StartsWith(part, StringComparison.Ordinal),
            "endsWith" => text.EndsWith(part, StringComparison.Ordinal),
            _ => text.Contains(part, StringComparison.Ordinal),
        };
    }

    public static bool Compare(string sign, object? left, object? right) => sign switch
    {
        "==" => Same(left, right),
        "!=" => !Same(left, right),
        "in" => In(left, right),
        "<" => Order(left, right) < 0,
        "<=" => Order(left, right) <= 0,
        ">" => Order(left, right) > 0,
        _ => Order(left, right) >= 0,
    };

    private static bool In(object? item, object? list) => list switch
    {
        List<object?> items => items.Exists(other => Same(item, other)),
        JsonElement { ValueKind: JsonValueKind.Array } json => json.EnumerateArray().Any(other => Same(item, Plain(other))),
        JsonElement { ValueKind: JsonValueKind.Object } json => item is string name && json.TryGetProperty(name, out _),
        _ => throw new RuleFailure("in needs a list"),
    };

    private static bool Same(object? left, object? right) => (left, right) switch
    {
        (JsonElement a, JsonElement b) => JsonElement.DeepEquals(a, b),
        _ => Equals(left, right),
    };

    private static int Order(object? left, object? right) => (left, right) switch
    {
        (double a, double b) => a.CompareTo(b),
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => throw new RuleFailure("these cannot be ordered"),
    };

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => value,
    };
}
