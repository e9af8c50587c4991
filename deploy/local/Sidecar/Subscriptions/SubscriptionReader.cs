using System.Net;
using Market.Local.Sidecar.Apps;

namespace Market.Local.Sidecar.Subscriptions;

/// <summary>Asks an app what it subscribes to, until it answers.</summary>
internal sealed class SubscriptionReader(SidecarOptions options, TimeProvider clock, ILogger<SubscriptionReader> log)
{
    /// <returns>Empty when the app says 404, or says something that cannot be read.</returns>
    public async Task<IReadOnlyList<Subscription>> ReadAsync(AppChannel app, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                using var request = app.Request(HttpMethod.Get, "dapr/subscribe");
                using var response = await app.SendAsync(request, cancel);
                if ((int)response.StatusCode < 500)
                {
                    return await ReadAsync(app, response, cancel);
                }
            }
            catch (HttpRequestException error)
            {
                log.LogDebug(error, "{App} does not answer yet", app.AppId);
            }

            await Task.Delay(options.SubscribeInterval, clock, cancel);
        }
    }

    private async Task<IReadOnlyList<Subscription>> ReadAsync(AppChannel app, HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            log.LogError("{App} answered {Status} when asked for its subscriptions; it gets none", app.AppId, (int)response.StatusCode);
            return [];
        }

        try
        {
            var all = SubscriptionParser.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
            foreach (var foreign in all.Where(subscription => subscription.PubSub != options.PubSubName))
            {
                log.LogError("{App} subscribes to {Topic} of {PubSub}, which is not known", app.AppId, foreign.Topic, foreign.PubSub);
            }

            return [.. all.Where(subscription => subscription.PubSub == options.PubSubName)];
        }
        catch (FormatException error)
        {
            log.LogError(error, "The subscriptions of {App} cannot be read; it gets none", app.AppId);
            return [];
        }
    }
}
