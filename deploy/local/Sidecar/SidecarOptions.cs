namespace Market.Local.Sidecar;

/// <summary>Settings of the local sidecar. Retries are what a resiliency policy is in production: without one daprd tries once.</summary>
internal sealed record SidecarOptions
{
    /// <summary>Name of the one pub/sub component; every other name is unknown to callers.</summary>
    public string PubSubName { get; init; } = "market-pubsub";

    /// <summary>Sent to apps as <c>dapr-api-token</c> with every call (Dapr's APP_API_TOKEN); null sends none.</summary>
    public string? AppApiToken { get; init; }

    /// <summary>Asked of callers as <c>dapr-api-token</c>, health probes excepted (Dapr's DAPR_API_TOKEN); null asks none.</summary>
    public string? DaprApiToken { get; init; }

    /// <summary>When a delivery is tried again, and how often.</summary>
    public RetryPolicy Retry { get; init; } = new();

    /// <summary>Calls to an app under way at once for one subscription. A message waiting for its next try takes no place.</summary>
    public int ConcurrencyPerSubscription { get; init; } = 8;

    /// <summary>Undelivered messages, counted once a subscription, above which publishing is refused.</summary>
    public int QueueCapacity { get; init; } = 10_000;

    /// <summary>How long an app may take over one delivery before it counts as failed.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait before asking an app for its subscriptions again when it did not answer.</summary>
    public TimeSpan SubscribeInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Largest request body in bytes; daprd's default is 4 MiB as well.</summary>
    public int MaxRequestBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// Topics each app may publish to, as the component's <c>publishingScopes</c>: an app that is not named may publish to all.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> PublishingScopes { get; init; } =
        new Dictionary<string, IReadOnlySet<string>>();
}
