namespace Market.Local.Sidecar.Delivery;

/// <summary>Counts undelivered messages, once a subscription, so that memory stays bounded.</summary>
internal sealed class Backlog(int capacity)
{
    private int count;

    public int Count => Volatile.Read(ref count);

    /// <summary>Takes places if all of them are free.</summary>
    public bool TryEnter(int places)
    {
        if (Interlocked.Add(ref count, places) <= capacity)
        {
            return true;
        }

        Leave(places);
        return false;
    }

    /// <summary>Takes places even beyond capacity: a dead letter must not be lost because the queue is full.</summary>
    public void Enter(int places) => Interlocked.Add(ref count, places);

    public void Leave(int places) => Interlocked.Add(ref count, -places);
}
