using System.Collections.Concurrent;

namespace Market.Local.Chaos;

/// <summary>What the market acknowledged, kept by the workload itself: the books are held against it.</summary>
internal sealed class ChaosLedger
{
    private int _acknowledged;
    private int _unknown;

    public ConcurrentBag<LedgerSolution> Solutions { get; } = [];

    /// <summary>Receipt number to the hash that the receipt vouches for.</summary>
    public ConcurrentDictionary<string, string> Receipts { get; } = new();

    /// <summary>Who follows what; false after unfollowing.</summary>
    public ConcurrentDictionary<(Guid Challenge, Guid Person), bool> Follows { get; } = new();

    public ConcurrentBag<Guid> Opened { get; } = [];

    /// <summary>Answers that contradict an earlier answer.</summary>
    public ConcurrentQueue<string> Contradictions { get; } = new();

    /// <summary>Writes that the market said it did.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>Requests whose outcome nobody could know and that were asked again.</summary>
    public int Unknown => _unknown;

    public void Acknowledge() => Interlocked.Increment(ref _acknowledged);

    public void AskedAgain() => Interlocked.Increment(ref _unknown);
}

/// <summary>One solution as its team knows it. Only its own solver touches it.</summary>
internal sealed class LedgerSolution(Guid id, Guid challenge)
{
    public Guid Id => id;

    public Guid Challenge => challenge;

    public string Title { get; set; } = "";

    /// <summary>File name to lower-case hex SHA-256.</summary>
    public Dictionary<string, string> Files { get; } = [];

    /// <summary>Number of the receipt that counts; null when nothing is submitted.</summary>
    public string? Current { get; set; }
}
