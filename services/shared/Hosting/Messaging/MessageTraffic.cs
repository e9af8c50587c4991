using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Messaging;

/// <summary>
/// Events of one kind that did not get through. Without their content and their number: with these, solutions could be counted
/// before the opening.
/// </summary>
/// <param name="Kind">Name of the event record, or <c>sealed</c> for all that tell of solutions which may be sealed still.</param>
/// <param name="Since">The hour (UTC, rounded down) in which the oldest of them happened, or was set aside.</param>
/// <param name="Attempts">Of the oldest.</param>
/// <param name="LastError">Of the oldest.</param>
public sealed record StuckMessages(string Kind, DateTimeOffset Since, int Attempts, string? LastError);

/// <summary>The state of a service's outbox and inbox.</summary>
/// <param name="Late">An event waits for more than a minute to be published; stays so while events are parked.</param>
/// <param name="Parked">Could not be published; consumers find them in the feed meanwhile.</param>
/// <param name="Quarantined">Received, but could not be handled.</param>
public sealed record MessageTraffic(bool Late, IReadOnlyList<StuckMessages> Parked, IReadOnlyList<StuckMessages> Quarantined);

internal static class StuckMessageQueries
{
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(1);

    public static async Task<MessageTraffic> MessageTrafficAsync(this MarketDb db, DateTimeOffset now, CancellationToken cancel) =>
        new(await IsLateAsync(db, now, cancel), await ParkedAsync(db, cancel), await QuarantinedAsync(db, cancel));

    // Parked ones count too: were it to change with each event that is parked, these could be counted by looking often.
    private static Task<bool> IsLateAsync(MarketDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - LateAfter;
        return db.Outbox.AnyAsync(message => message.PublishedAt == null && message.Time < before, cancel);
    }

    private static async Task<IReadOnlyList<StuckMessages>> ParkedAsync(MarketDb db, CancellationToken cancel)
    {
        var parked = db.Outbox.AsNoTracking().Where(message => message.ParkedAt != null);
        var stuck = new List<StuckMessages>();
        foreach (var kind in KindsOf(await parked.Select(message => message.Type).Distinct().ToListAsync(cancel)))
        {
            var types = MessageKinds.TypesOf(kind);
            var oldest = await parked.Where(message => types.Contains(message.Type)).OrderBy(message => message.Time).FirstOrDefaultAsync(cancel);
            if (oldest is not null)
                stuck.Add(new StuckMessages(kind, HourOf(oldest.Time), oldest.Attempts, oldest.LastError));
        }

        return stuck;
    }

    private static async Task<IReadOnlyList<StuckMessages>> QuarantinedAsync(MarketDb db, CancellationToken cancel)
    {
        var quarantined = db.Inbox.AsNoTracking().Where(entry => entry.Status == InboxEntry.Quarantined);
        var stuck = new List<StuckMessages>();
        foreach (var kind in KindsOf(await quarantined.Select(entry => entry.Type).Distinct().ToListAsync(cancel)))
        {
            var types = MessageKinds.TypesOf(kind);
            var oldest = await quarantined.Where(entry => types.Contains(entry.Type)).OrderBy(entry => entry.At).FirstOrDefaultAsync(cancel);
            if (oldest is not null)
                stuck.Add(new StuckMessages(kind, HourOf(oldest.At), oldest.Attempts, oldest.LastError));
        }

        return stuck;
    }

    private static IEnumerable<string> KindsOf(IEnumerable<string> types) => types.Select(MessageKinds.Of).Distinct().Order(StringComparer.Ordinal);

    private static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);
}
