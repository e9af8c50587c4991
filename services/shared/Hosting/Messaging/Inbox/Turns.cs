using System.Collections.Concurrent;

using Market.Contracts;

namespace Market.Hosting.Messaging.Inbox;

/// <summary>One producer's events are handled one after another in this process; what arrives meanwhile waits here.</summary>
internal sealed class Turns
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<long, EventEnvelope> _arrived = [];

    /// <summary>The last number that is known to be handled: there may be more, never fewer.</summary>
    public long Seen { get; set; }

    /// <summary>It waits until what is returned is disposed of.</summary>
    public IDisposable Arrive(EventEnvelope envelope)
    {
        _arrived.TryAdd(envelope.Sequence, envelope);
        return new Departure(_arrived, envelope);
    }

    /// <summary>What has arrived and comes directly after what was seen, in order, without a gap.</summary>
    public IReadOnlyList<EventEnvelope> Next()
    {
        var next = new List<EventEnvelope>();
        for (var number = Seen + 1; _arrived.TryGetValue(number, out var envelope); number++)
            next.Add(envelope);
        return next;
    }

    /// <summary>Waits for its turn, which nothing cancels.</summary>
    public async Task TakeAsync(Func<Task> work)
    {
        await _turn.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed class Departure(ConcurrentDictionary<long, EventEnvelope> arrived, EventEnvelope envelope) : IDisposable
    {
        public void Dispose() => arrived.TryRemove(new KeyValuePair<long, EventEnvelope>(envelope.Sequence, envelope));
    }
}
