using Market.Contracts;
using Market.Hosting.Messaging.Inbox;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Doctor;

/// <summary>What holds of events between services.</summary>
internal static class EventInvariants
{
    public static readonly IReadOnlyList<MarketInvariant> All =
    [
        new("market.each-event-as-told", "Each event that a service dealt with is the one that its producer told under that number", StrangeAsync),
        new("market.told-of-something", "Each notification tells of an event that was dealt with, or of a decision on a deadline", GossipAsync),
        new("market.receipt-announced", "Who submitted was told of it", UnannouncedAsync),
    ];

    private static async Task<IEnumerable<string>> StrangeAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var strange = new List<string>();
        foreach (var service in market.Services)
        {
            foreach (var producer in market.ProducersOf(service))
            {
                var topic = Apps.TopicOf(producer);
                var told = await market.Db(producer).Outbox.Where(message => message.Sequence != null)
                    .Select(message => new { message.Sequence, message.Id, message.Type }).ToDictionaryAsync(message => message.Sequence!.Value, message => (message.Id, message.Type), cancel);
                var dealtWith = await market.Db(service).Inbox.AsNoTracking().Where(entry => entry.Subscription == topic && entry.Status != InboxEntry.Failing)
                    .Select(entry => new { entry.Sequence, entry.EventId, entry.Type }).ToListAsync(cancel);
                strange.AddRange(dealtWith.Where(entry => !told.TryGetValue(entry.Sequence, out var known) || known != (entry.EventId, entry.Type))
                    .Select(entry => $"{entry.EventId} ({entry.Type}), in {service} number {entry.Sequence} of {producer}"));
            }
        }

        return strange;
    }

    private static async Task<IEnumerable<string>> GossipAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var told = await market.Notifications.Notifications.Select(notification => notification.EventId).Distinct().ToListAsync(cancel);
        var events = await market.Notifications.Inbox.Where(entry => entry.Status == InboxEntry.Handled).Select(entry => entry.EventId).ToListAsync(cancel);
        var decisions = await market.Solutions.DeadlineDecisions.Select(decision => decision.Id).ToListAsync(cancel);
        return told.Except(events).Except(decisions).Select(id => $"event {id}");
    }

    private static async Task<IEnumerable<string>> UnannouncedAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var topic = Apps.TopicOf(Apps.Solutions);
        var heard = await market.Notifications.Inbox.Where(entry => entry.Subscription == topic && entry.Type == nameof(SolutionSubmitted) && entry.Status == InboxEntry.Handled)
            .Select(entry => entry.EventId).ToListAsync(cancel);
        var told = (await market.Notifications.Notifications.Select(notification => new { notification.EventId, notification.PersonId }).ToListAsync(cancel))
            .Select(notification => (notification.EventId, notification.PersonId)).ToHashSet();
        // Who has left since, or has another role, need not have been told.
        var recipients = (await market.Notifications.Recipients.AsNoTracking().ToListAsync(cancel)).Where(person => person.Active && person.Roles.Contains(Kernel.Roles.Solver)).Select(person => person.Id).ToHashSet();
        var submitted = await market.Solutions.Outbox.AsNoTracking().Where(message => heard.Contains(message.Id)).ToListAsync(cancel);
        return submitted.Where(message => message.Happened() is SolutionSubmitted { SubmittedBy: var person } && recipients.Contains(person) && !told.Contains((message.Id, person)))
            .Select(message => message.Id.ToString());
    }
}
