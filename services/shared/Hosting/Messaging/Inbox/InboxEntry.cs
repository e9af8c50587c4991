namespace Market.Hosting.Messaging.Inbox;

/// <summary>That this service has dealt with an event, or how far it got. Unique by event and subscription.</summary>
internal sealed class InboxEntry
{
    public const string Handled = "handled";
    public const string Failing = "failing";

    /// <summary>Set aside after the last attempt, so that it does not hold up what comes after it.</summary>
    public const string Quarantined = "quarantined";

    public required Guid EventId { get; init; }

    /// <summary>The producer's topic.</summary>
    public required string Subscription { get; init; }

    public required long Sequence { get; init; }

    public required string Type { get; init; }

    public required string Status { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>How far this service has come in a producer's sequence.</summary>
internal sealed class InboxCursor
{
    public required string Producer { get; init; }

    public long LastSequence { get; set; }
}
