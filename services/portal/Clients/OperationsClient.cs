using Market.Contracts;

namespace Market.Portal.Clients;

/// <summary>Events of one kind that do not get through.</summary>
/// <param name="Kind">Name of the event, or <c>sealed</c>.</param>
/// <param name="Since">An hour (UTC).</param>
public sealed record StuckEvents(string Kind, DateTimeOffset Since, int Attempts, string? LastError);

/// <summary>How a service's events get on.</summary>
public sealed record EventTraffic(bool Late, IReadOnlyList<StuckEvents> Parked, IReadOnlyList<StuckEvents> Quarantined)
{
    public bool IsStuck => Parked.Count + Quarantined.Count > 0;
}

/// <summary>The newest checkpoints of a service's audit log, the newest first.</summary>
/// <param name="Key">The public key that signs them.</param>
public sealed record LogCheckpoints(string Key, IReadOnlyList<LogCheckpoint> Checkpoints);

public sealed record LogCheckpoint(long Id, long Size, string Root, DateTimeOffset At, string Note, DateTimeOffset? StampedAt);

/// <summary>Keeping the market running: what every service says about its events, each asked by itself.</summary>
public sealed class OperationsClient(IHttpClientFactory clients)
{
    public static readonly IReadOnlyList<string> Services = [Apps.Challenges, Apps.Solutions, Apps.Identity, Apps.Notifications];

    /// <summary>Name of the HTTP client of a service for these questions.</summary>
    internal static string ClientOf(string service) => $"operations-{service}";

    /// <exception cref="ArgumentOutOfRangeException">Not one of <see cref="Services"/>.</exception>
    public Task<Answer<EventTraffic>> TrafficAsync(string service) => Of(service).GetAsync<EventTraffic>($"/api/{service}/messages");

    /// <exception cref="ArgumentOutOfRangeException">Not one of <see cref="Services"/>.</exception>
    public Task<Answer<LogCheckpoints>> CheckpointsAsync(string service) => Of(service).GetAsync<LogCheckpoints>($"/api/{service}/log/checkpoints");

    /// <param name="step"><c>parked</c> or <c>quarantined</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not one of <see cref="Services"/>.</exception>
    public Task<Answer> RetryAsync(string service, string step, string kind) =>
        Of(service).SendAsync(HttpMethod.Post, $"/api/{service}/messages/{step}/{Uri.EscapeDataString(kind)}/retry");

    private HttpClient Of(string service) =>
        Services.Contains(service) ? clients.CreateClient(ClientOf(service)) : throw new ArgumentOutOfRangeException(nameof(service), service, "no service of the market");
}
