using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;
using Market.Hosting.Storage;
using Market.Kernel;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Messaging;

/// <summary>An event that did not get through, without its content.</summary>
/// <param name="At">When it was parked or set aside (UTC).</param>
public sealed record StuckMessage(Guid Id, long Sequence, string Type, int Attempts, string? LastError, DateTimeOffset At);

/// <summary>How far the service has come with a producer's events.</summary>
public sealed record ProducerProgress(string Producer, long LastSequence);

/// <summary>The state of a service's outbox and inbox.</summary>
/// <param name="Waiting">Events not published yet and not parked.</param>
public sealed record MessageTraffic(int Waiting, int Published, IReadOnlyList<StuckMessage> Parked, IReadOnlyList<StuckMessage> Quarantined, IReadOnlyList<ProducerProgress> Progress);

internal static class MessageTrafficEndpoints
{
    /// <summary>What an administrator sees and may do about stuck events; never their content.</summary>
    public static void MapMessageTraffic(this IEndpointRouteBuilder routes, string app)
    {
        routes.MapGet($"/api/{app}/messages", ShowAsync).Allow(AccessDecision.AnyOf(Roles.Admin, Roles.Auditor))
            .WithName("ShowMessageTraffic").WithTags("Messages").WithSummary("Show events that wait, are parked or are set aside");
        routes.MapPost($"/api/{app}/messages/parked/{{id:guid}}/retry", RetryAsync).Allow(AccessDecision.AnyOf(Roles.Admin))
            .WithName("RetryParkedMessage").WithTags("Messages").WithSummary("Publish a parked event again").ProducesProblem(404);
        routes.MapPost($"/api/{app}/messages/quarantined/{{id:guid}}/retry", HandleAgainAsync).Allow(AccessDecision.AnyOf(Roles.Admin))
            .WithName("RetryQuarantinedMessage").WithTags("Messages").WithSummary("Handle an event again that was set aside").ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Ok<MessageTraffic>> ShowAsync(MarketDb db, CancellationToken cancel)
    {
        var waiting = await db.Outbox.CountAsync(message => message.PublishedAt == null && message.ParkedAt == null, cancel);
        var published = await db.Outbox.CountAsync(message => message.PublishedAt != null, cancel);
        var parked = await db.Outbox.Where(message => message.ParkedAt != null).OrderBy(message => message.Sequence).Take(100)
            .Select(message => new StuckMessage(message.Id, message.Sequence ?? 0, message.Type, message.Attempts, message.LastError, message.ParkedAt!.Value)).ToListAsync(cancel);
        var quarantined = await db.Inbox.Where(entry => entry.Status == InboxEntry.Quarantined).OrderBy(entry => entry.Sequence).Take(100)
            .Select(entry => new StuckMessage(entry.EventId, entry.Sequence, entry.Type, entry.Attempts, entry.LastError, entry.At)).ToListAsync(cancel);
        var progress = await db.InboxCursors.OrderBy(cursor => cursor.Producer).Select(cursor => new ProducerProgress(cursor.Producer, cursor.LastSequence)).ToListAsync(cancel);
        return TypedResults.Ok(new MessageTraffic(waiting, published, parked, quarantined, progress));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(Guid id, MarketDb db, OutboxSignal signal, TimeProvider time, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var found = await db.Outbox.Where(message => message.Id == id && message.ParkedAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(message => message.ParkedAt, (DateTimeOffset?)null).SetProperty(message => message.Attempts, 0).SetProperty(message => message.NextAttemptAt, now), cancel);
        signal.Wake();
        return found == 0 ? Problems.Of(Error.NotFound()) : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAgainAsync(Guid id, MarketDb db, InboxProcessor inbox, CancellationToken cancel)
    {
        var entry = await db.Inbox.AsNoTracking().SingleOrDefaultAsync(row => row.EventId == id && row.Status == InboxEntry.Quarantined, cancel);
        if (entry is null)
            return Problems.Of(Error.NotFound());
        return await inbox.HandleAgainAsync(entry, cancel) ? TypedResults.NoContent() : Problems.Of(Error.Conflict("message.fails-again"));
    }
}
