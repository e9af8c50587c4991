using System.Collections.Concurrent;

namespace Market.Hosting.Storage;

/// <summary>
/// What arrives while a group is being worked on forms the next group: a rush shares commits, and who comes alone waits for nobody.
/// </summary>
/// <param name="most">In one group.</param>
/// <param name="work">Deals with one group at a time, and with its own errors.</param>
public sealed class Gathering<T>(int most, Func<IReadOnlyList<T>, Task> work)
{
    /// <summary>Turns of the thread pool that the next group waits in a rush (after a group of several): who is at the door already comes in, and nobody waits by the clock.</summary>
    private const int Turns = 10;

    private readonly ConcurrentQueue<T> _queue = new();
    private int _busy;

    /// <summary>Returns at once.</summary>
    public void Add(T item)
    {
        _queue.Enqueue(item);
        // Not in the context of the request that happens to come first: what it starts goes on for others.
        if (Interlocked.Exchange(ref _busy, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(_ => _ = WorkAsync(), null);
    }

    private async Task WorkAsync()
    {
        do
        {
            while (NextGroup() is { Count: > 0 } group)
            {
                await work(group);
                for (var turn = 0; group.Count > 1 && turn < Turns; turn++)
                    await Task.Yield();
            }

            Interlocked.Exchange(ref _busy, 0);
        }
        while (!_queue.IsEmpty && Interlocked.Exchange(ref _busy, 1) == 0);
    }

    private List<T> NextGroup()
    {
        var group = new List<T>();
        while (group.Count < most && _queue.TryDequeue(out var next))
            group.Add(next);
        return group;
    }
}
