using System.Text.Json;
using Market.Local.Sidecar.Publishing;

namespace Market.Local.Sidecar.Subscriptions;

/// <summary>Reads what an app answers on <c>GET /dapr/subscribe</c>.</summary>
internal static class SubscriptionParser
{
    // daprd decodes field names whatever their case, and the .NET SDK writes pubsubName where others write pubsubname.
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <exception cref="FormatException">The JSON or one of the rules cannot be read; daprd then takes none of the app's subscriptions.</exception>
    public static IReadOnlyList<Subscription> Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return [.. (JsonSerializer.Deserialize<Item[]>(body, Json) ?? []).Select(Read).Where(item => item.Routes.Count > 0)];
        }
        catch (Exception error) when (error is JsonException or SidecarError)
        {
            throw new FormatException(error.Message, error);
        }
    }

    private static Subscription Read(Item item)
    {
        var routes = (item.Routes?.Rules ?? []).Select(rule => new Route(Path(rule.Path), Rule(rule.Match))).ToList();
        var fallback = item.Routes?.Default is { Length: > 0 } path ? path : item.Route;
        if (!string.IsNullOrEmpty(fallback))
        {
            routes.Add(new Route(Path(fallback), null));
        }

        var metadata = item.Metadata ?? [];
        return new Subscription(item.PubsubName ?? "", item.Topic ?? "", routes, item.DeadLetterTopic ?? "", metadata, Bulk(item.BulkSubscribe))
        {
            RawPayload = RawPayload.Of(
                metadata.FirstOrDefault(pair => pair.Key.Equals(RawPayload.Name, StringComparison.OrdinalIgnoreCase)).Value),
        };
    }

    private static BulkSubscribe? Bulk(BulkItem? item) => item is not { Enabled: true }
        ? null
        : new BulkSubscribe(
            item.MaxMessagesCount > 0 ? item.MaxMessagesCount : 100,
            TimeSpan.FromMilliseconds(item.MaxAwaitDurationMs > 0 ? item.MaxAwaitDurationMs : 1000));

    private static RouteRule? Rule(string? match) => string.IsNullOrWhiteSpace(match) ? null : RouteRule.Parse(match);

    private static string Path(string? path) => (path ?? "").TrimStart('/');

    private sealed record Item(
        string? PubsubName,
        string? Topic,
        string? Route,
        RoutesItem? Routes,
        string? DeadLetterTopic,
        Dictionary<string, string>? Metadata,
        BulkItem? BulkSubscribe);

    private sealed record RoutesItem(RuleItem[]? Rules, string? Default);

    private sealed record RuleItem(string? Match, string? Path);

    private sealed record BulkItem(bool Enabled, int MaxMessagesCount, int MaxAwaitDurationMs);
}
