namespace Market.Local.Sidecar.Subscriptions;

/// <summary>One topic that an app listens to.</summary>
/// <param name="Routes">In the order in which they are tried; the default, which has no rule, comes last.</param>
internal sealed record Subscription(
    string PubSub,
    string Topic,
    IReadOnlyList<Route> Routes,
    string DeadLetterTopic,
    IReadOnlyDictionary<string, string> Metadata,
    BulkSubscribe? Bulk)
{
    /// <summary>Whether the app wants plain bytes wrapped instead of CloudEvents as they come.</summary>
    public bool RawPayload { get; init; }
}

/// <summary>Where events that match go.</summary>
/// <param name="Path">Path on the app, without leading slash.</param>
/// <param name="Match">The rule; null takes everything.</param>
internal sealed record Route(string Path, RouteRule? Match);

/// <summary>How many events one call may bring, and how long to wait for them.</summary>
internal sealed record BulkSubscribe(int MaxMessages, TimeSpan MaxAwait);
