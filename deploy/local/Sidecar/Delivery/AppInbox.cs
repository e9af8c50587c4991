using Market.Local.Sidecar.Publishing;

namespace Market.Local.Sidecar.Delivery;

/// <summary>
/// The messages of one app: held until the app has said what it subscribes to, then handed to its subscribers. Not thread-safe;
/// the broker locks.
/// </summary>
internal sealed class AppInbox(Backlog backlog)
{
    private readonly List<Message> held = [];
    private IReadOnlyList<Subscriber>? subscribers;

    public IEnumerable<Subscriber> Subscribers => subscribers ?? [];

    /// <summary>Whether the app's subscriptions are known.</summary>
    public bool IsOpen => subscribers is not null;

    /// <summary>Places in the backlog that a message on this topic takes here.</summary>
    public int Places(string topic) => IsOpen ? Takers(topic).Count() : 1;

    /// <summary>Takes a message that has its places in the backlog.</summary>
    public void Accept(Message message)
    {
        if (!IsOpen)
        {
            held.Add(message);
            return;
        }

        foreach (var subscriber in Takers(message.Topic))
        {
            subscriber.Accept(message);
        }
    }

    /// <summary>Lets the held messages through. When the app has been started anew, its subscriptions replace the former.</summary>
    public void Open(IReadOnlyList<Subscriber> now)
    {
        foreach (var former in Subscribers)
        {
            former.Complete();
        }

        subscribers = now;
        foreach (var message in held)
        {
            backlog.Enter(Places(message.Topic) - 1);
            Accept(message);
        }

        held.Clear();
    }

    private IEnumerable<Subscriber> Takers(string topic) => Subscribers.Where(subscriber => subscriber.Subscription.Topic == topic);
}
