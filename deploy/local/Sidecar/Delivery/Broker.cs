using Market.Local.Sidecar.Apps;
using Market.Local.Sidecar.Publishing;
using Market.Local.Sidecar.Subscriptions;

namespace Market.Local.Sidecar.Delivery;

/// <summary>
/// The queue, in memory: every app that subscribes to a topic gets each of its messages, at least once while this process lives.
/// </summary>
internal sealed class Broker : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<string, AppInbox> inboxes;
    private readonly DeliveryContext context;

    public Broker(SidecarOptions options, AppDirectory apps, TimeProvider clock, ILogger<Broker> log)
    {
        var backlog = new Backlog(options.QueueCapacity);
        context = new DeliveryContext(options, backlog, PublishDeadLetter, clock, log, stopping.Token);
        inboxes = apps.AppIds.ToDictionary(id => id, _ => new AppInbox(backlog), StringComparer.Ordinal);
    }

    /// <summary>Messages on their way, once a subscription; those held for an app that has not started count once.</summary>
    public int Undelivered => context.Backlog.Count;

    /// <summary>Cancelled when the sidecar stops.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <exception cref="SidecarError">The queue is full; no app got the message.</exception>
    public void Publish(Message message)
    {
        lock (gate)
        {
            if (!context.Backlog.TryEnter(Places(message.Topic)))
            {
                throw SidecarError.QueueFull(message.Topic, context.Options.PubSubName);
            }

            Accept(message);
        }
    }

    /// <summary>What an app subscribes to has become known.</summary>
    public void Open(AppChannel app, IReadOnlyList<Subscription> subscriptions)
    {
        lock (gate)
        {
            inboxes[app.AppId].Open([.. subscriptions.Select(subscription => For(app, subscription))]);
        }
    }

    public bool IsOpen(string appId)
    {
        lock (gate)
        {
            return inboxes[appId].IsOpen;
        }
    }

    public IReadOnlyList<Subscription> Subscriptions(string appId)
    {
        lock (gate)
        {
            return [.. inboxes[appId].Subscribers.Select(subscriber => subscriber.Subscription)];
        }
    }

    public void Stop() => stopping.Cancel();

    public void Dispose() => stopping.Dispose();

    private void PublishDeadLetter(Message message)
    {
        // Held in the count until it has its places; published from elsewhere, as the caller may be inside Accept.
        context.Backlog.Enter(1);
        context.Detach(() =>
        {
            lock (gate)
            {
                context.Backlog.Enter(Places(message.Topic) - 1);
                Accept(message);
            }

            return Task.CompletedTask;
        });
    }

    private int Places(string topic) => inboxes.Values.Sum(inbox => inbox.Places(topic));

    private void Accept(Message message)
    {
        foreach (var inbox in inboxes.Values)
        {
            inbox.Accept(message);
        }
    }

    private Subscriber For(AppChannel app, Subscription subscription) => subscription.Bulk is { } bulk
        ? new BulkSubscriber(context, app, subscription, bulk)
        : new SingleSubscriber(context, app, subscription);
}
