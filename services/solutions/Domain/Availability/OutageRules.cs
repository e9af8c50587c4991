namespace Market.Solutions.Domain.Availability;

/// <summary>When lost time before a deadline is worth an extension (decision 15).</summary>
/// <param name="After">A gap between two heartbeats counts as an outage when it is longer.</param>
/// <param name="Window">Only what was lost this shortly before the deadline counts.</param>
/// <param name="Least">Less than this is not worth an extension, unless it was in the last hour.</param>
internal sealed record OutageRules(TimeSpan After, TimeSpan Window, TimeSpan Least)
{
    private static readonly TimeSpan LastHour = TimeSpan.FromHours(1);

    /// <summary>What outages took from the time before a deadline; null when that is not worth an extension.</summary>
    public OutageLoss? LossBefore(DateTimeOffset deadline, IEnumerable<Outage> outages)
    {
        var start = deadline - Window;
        var parts = outages.Select(outage => (From: Later(outage.From, start), Until: Earlier(outage.Until, deadline)))
            .Where(part => part.From < part.Until).OrderBy(part => part.From).ToList();
        if (parts.Count == 0)
            return null;
        var loss = new OutageLoss(parts[0].From, parts[^1].Until, parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + (part.Until - part.From)));
        return loss.Lost >= Least || loss.Until > deadline - LastHour ? loss : null;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <param name="From">Begin of the first outage that counts.</param>
/// <param name="Until">End of the last one, not after the deadline.</param>
/// <param name="Lost">All of them together.</param>
internal sealed record OutageLoss(DateTimeOffset From, DateTimeOffset Until, TimeSpan Lost)
{
    /// <summary>The deadline with the lost time added, in whole minutes in favour of the teams.</summary>
    public DateTimeOffset Extend(DateTimeOffset deadline) => deadline + TimeSpan.FromMinutes(Math.Ceiling(Lost.TotalMinutes));
}
