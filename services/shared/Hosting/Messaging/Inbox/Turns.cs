namespace Market.Hosting.Messaging.Inbox;

/// <summary>One producer's events are handled one after another in this process.</summary>
internal sealed class Turns
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _waiting;

    /// <summary>The last number that is known to be handled: there may be more, never fewer.</summary>
    public long Seen { get; set; }

    /// <summary>More has come in meanwhile.</summary>
    public bool OthersWait => Volatile.Read(ref _waiting) > 0;

    public async Task BeginAsync()
    {
        Interlocked.Increment(ref _waiting);
        await _turn.WaitAsync();
        Interlocked.Decrement(ref _waiting);
    }

    public void End() => _turn.Release();
}
