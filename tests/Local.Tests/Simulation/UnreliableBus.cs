using Market.Contracts;

namespace Market.Local.Tests.Simulation;

/// <summary>A broker that loses, repeats, delays and reorders, as the seed has it.</summary>
internal sealed class UnreliableBus(Random chance)
{
    private readonly List<(string Consumer, EventEnvelope Envelope)> _underWay = [];
    private int? _next;

    /// <summary>Of each copy, between 0 and 1.</summary>
    public double Loss { get; set; }

    public double Repetition { get; set; }

    /// <summary>Whether it takes nothing in.</summary>
    public bool IsAway { get; set; }

    public int UnderWay => _underWay.Count;

    /// <exception cref="HttpRequestException">It is away.</exception>
    public void Publish(EventEnvelope envelope, IEnumerable<string> consumers)
    {
        if (IsAway)
            throw new HttpRequestException("The broker is away");
        foreach (var consumer in consumers)
        {
            if (chance.NextDouble() >= Loss)
                _underWay.Add((consumer, envelope));
            if (chance.NextDouble() < Repetition)
                _underWay.Add((consumer, envelope));
        }
    }

    /// <summary>Any one of what is under way; the rest waits. The same one until it is <see cref="Take"/>n.</summary>
    public (string Consumer, EventEnvelope Envelope) Next()
    {
        _next ??= chance.Next(_underWay.Count);
        return _underWay[_next.Value];
    }

    public (string Consumer, EventEnvelope Envelope) Take()
    {
        var taken = Next();
        _underWay.RemoveAt(_next!.Value);
        _next = null;
        return taken;
    }

    public void Return((string Consumer, EventEnvelope Envelope) undelivered) => _underWay.Add(undelivered);

    /// <summary>Everything that it held is gone.</summary>
    public void Wipe()
    {
        _underWay.Clear();
        _next = null;
    }
}
