using System.Collections.Concurrent;

namespace Market.Hosting.Storage;

/// <summary>
/// Deals with what comes in by the group: those that arrive while a group is being dealt with form the next one. So a rush shares transactions,
/// and who comes alone waits for nobody.
/// </summary>
/// <param name="size">Most in a group.</param>
/// <param name="deal">Deals with a group; must not throw.</param>
public sealed class Groups<T>(int size, Func<List<T>, Task> deal)
{
    private readonly ConcurrentQueue<T> _queue = new();
    private int _busy;

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
            while (Next() is { Count: > 0 } group)
                await deal(group);
            Interlocked.Exchange(ref _busy, 0);
        }
        while (!_queue.IsEmpty && Interlocked.Exchange(ref _busy, 1) == 0);
    }

    private List<T> Next()
    {
        var group = new List<T>();
        while (group.Count < size && _queue.TryDequeue(out var next))
            group.Add(next);
        return group;
    }
}
