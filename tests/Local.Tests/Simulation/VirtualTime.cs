namespace Market.Local.Tests.Simulation;

/// <summary>The one clock of a simulated market. It stands still until somebody lets time pass.</summary>
internal sealed class VirtualTime : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>So short that hundreds of commits share a millisecond, which is all that the database's clock tells; longer than the events of one save lie apart.</summary>
    private static readonly TimeSpan OfACommit = TimeSpan.FromMicroseconds(4);

    private DateTimeOffset _now = Start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;

    /// <summary>What is committed later has a later time, so that its order does not hang on random ids.</summary>
    public void PassCommit() => Pass(OfACommit);

    /// <summary>On to the next whole millisecond: there both clocks of the market tell the same.</summary>
    public void PassStep() => Pass(TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond - (_now.Ticks % TimeSpan.TicksPerMillisecond)));

    public void Reset() => _now = Start;
}
