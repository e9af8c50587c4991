using System.Collections.Concurrent;
using System.Net.Http.Json;

using Dapr.Client;

using Market.Contracts;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Market.Hosting.Messaging.Inbox;

/// <summary>Where a consumer fetches events that did not arrive: the producer's feed, or a list in tests.</summary>
internal interface IEventFeed
{
    /// <summary>Up to a hundred events after <paramref name="after"/>, in order; empty at the end.</summary>
    Task<IReadOnlyList<EventEnvelope>> ReadAsync(string producer, long after, CancellationToken cancel);
}

internal sealed class DaprEventFeed(DaprClient dapr) : IEventFeed, IDisposable
{
    /// <summary>Nothing else of the producer is handled while its feed is read, and it is asked again soon.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, HttpClient> _producers = [];

    public async Task<IReadOnlyList<EventEnvelope>> ReadAsync(string producer, long after, CancellationToken cancel) =>
        await _producers.GetOrAdd(producer, Connect).GetFromJsonAsync<List<EventEnvelope>>($"/internal/events?after={after}", MarketJson.Tolerant, cancel) ?? [];

    public void Dispose()
    {
        foreach (var http in _producers.Values)
            http.Dispose();
    }

    private HttpClient Connect(string producer)
    {
        var http = dapr.CreateInvokableHttpClient(producer);
        http.Timeout = Patience;
        return http;
    }
}

/// <summary>Asks every producer's feed now and then: also the last event of a sequence can be lost, and then no higher number betrays it.</summary>
internal sealed class InboxCatchUp(
    InboxProcessor inbox, EventSubscriptions subscriptions, IOptions<MessagingOptions> options, TimeProvider time, ILogger<InboxCatchUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Value.CatchUpInterval, time);
        do
        {
            foreach (var producer in subscriptions.Producers)
                await TryAsync(producer, stopping);
        }
        while (await NextAsync(timer, stopping));
    }

    private async Task TryAsync(string producer, CancellationToken stopping)
    {
        try
        {
            await inbox.CatchUpAsync(producer, stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            log.LogInformation("The feed of {Producer} could not be read now: {Reason}", producer, error.Message);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
