using System.Text.Json;

using Market.Contracts;

namespace Market.Hosting.Messaging.Outbox;

/// <summary>An event that the service has to tell. Numbered by the relay, never by the transaction that wrote it: transactions may commit in another order than they began.</summary>
internal sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required string Data { get; init; }

    public required DateTimeOffset Time { get; init; }

    public string? TraceParent { get; init; }

    /// <summary>Place in the producer's gap-free sequence; null until the relay has seen it.</summary>
    public long? Sequence { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    public Guid? LeasedBy { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Set after the last attempt: the relay leaves it alone, consumers still find it in the feed.</summary>
    public DateTimeOffset? ParkedAt { get; set; }

    public string? LastError { get; set; }

    /// <summary>What one save tells. A microsecond apart, because the relay numbers by time: whoever listens hears it in the order in which it happened.</summary>
    public static IReadOnlyList<OutboxMessage> InOrder(IEnumerable<(IntegrationEvent Happened, string? TraceParent)> told, DateTimeOffset now) =>
        [.. told.Select((each, place) => For(each.Happened, each.TraceParent, now, now.AddMicroseconds(place)))];

    private static OutboxMessage For(IntegrationEvent happened, string? traceParent, DateTimeOffset now, DateTimeOffset time) => new()
    {
        Id = Guid.CreateVersion7(now),
        Type = happened.GetType().Name,
        Data = JsonSerializer.Serialize(happened, happened.GetType(), MarketJson.Tolerant),
        Time = time,
        NextAttemptAt = now,
        TraceParent = traceParent,
    };

    /// <summary>The event itself; null when this version knows no such type.</summary>
    /// <exception cref="JsonException">It cannot be read.</exception>
    public IntegrationEvent? Happened() => typeof(IntegrationEvent).Assembly.GetType($"{typeof(IntegrationEvent).Namespace}.{Type}") is { } type
        ? (IntegrationEvent?)JsonSerializer.Deserialize(Data, type, MarketJson.Tolerant)
        : null;

    public EventEnvelope ToEnvelope(string producer) =>
        new(Id, Sequence ?? throw new InvalidOperationException("Not numbered yet"), producer, Type, Time, JsonSerializer.Deserialize<JsonElement>(Data));
}

/// <summary>The last sequence number given out; one row, which is also the lock under which numbers are given.</summary>
internal sealed class OutboxCounter
{
    public const int OnlyRow = 1;

    public int Id { get; init; }

    public long Last { get; set; }
}
