namespace Market.Solutions.Domain.Availability;

/// <summary>The market's own record of being able to take a submission: one row for all processes, renewed as long as it can. A gap in it is time that teams lost.</summary>
internal sealed class Heartbeat
{
    public const int TheOne = 1;

    private Heartbeat()
    {
    }

    public int Id { get; private init; } = TheOne;

    /// <summary>When the record begins; null before the first beat.</summary>
    public DateTimeOffset? Since { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    /// <summary>The market can take a submission at this moment. Gives the outage that this ends; null when there was none.</summary>
    /// <param name="now">By the database's clock.</param>
    public Outage? Beat(DateTimeOffset now, OutageRules rules)
    {
        var last = Last;
        Since ??= now;
        if (last is null || now > last)
            Last = now;
        return last is { } from && now - from > rules.After ? Outage.Between(from, now) : null;
    }
}
