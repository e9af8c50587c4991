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

/// <summary>What an administrator sees and may do about stuck events: kind by kind, never their content or how many there are.</summary>
internal static class MessageTrafficEndpoints
{
    /// <summary>Events handled again in one request.</summary>
    private const int AtOnce = 100;

    public static void MapMessageTraffic(this IEndpointRouteBuilder routes, string app)
    {
        routes.MapGet($"/api/{app}/messages", ShowAsync).Allow(AccessDecision.AnyOf(Roles.Admin, Roles.Auditor))
            .WithName("ShowMessageTraffic").WithTags("Messages").WithSummary("Show which kinds of events are parked or set aside, and whether events are late");
        routes.MapPost($"/api/{app}/messages/parked/{{kind}}/retry", RetryAsync).Allow(AccessDecision.AnyOf(Roles.Admin))
            .WithName("RetryParkedMessages").WithTags("Messages").WithSummary("Publish the parked events of a kind again").ProducesProblem(404);
        routes.MapPost($"/api/{app}/messages/quarantined/{{kind}}/retry", HandleAgainAsync).Allow(AccessDecision.AnyOf(Roles.Admin))
            .WithName("RetryQuarantinedMessages").WithTags("Messages").WithSummary("Handle the events of a kind again that were set aside").ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Ok<MessageTraffic>> ShowAsync(MarketDb db, TimeProvider time, CancellationToken cancel) =>
        TypedResults.Ok(await db.MessageTrafficAsync(time.GetUtcNow(), cancel));

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(string kind, MarketDb db, OutboxSignal signal, TimeProvider time, CancellationToken cancel)
    {
        var (now, types) = (time.GetUtcNow(), MessageKinds.TypesOf(kind));
        var found = await db.Outbox.Where(message => message.ParkedAt != null && types.Contains(message.Type)).ExecuteUpdateAsync(
            set => set.SetProperty(message => message.ParkedAt, (DateTimeOffset?)null).SetProperty(message => message.Attempts, 0).SetProperty(message => message.NextAttemptAt, now), cancel);
        signal.Wake();
        return found == 0 ? Problems.Of(Error.NotFound()) : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAgainAsync(string kind, MarketDb db, InboxProcessor inbox, CancellationToken cancel)
    {
        var types = MessageKinds.TypesOf(kind);
        var entries = await db.Inbox.AsNoTracking().Where(entry => entry.Status == InboxEntry.Quarantined && types.Contains(entry.Type))
            .OrderBy(entry => entry.Sequence).Take(AtOnce).ToListAsync(cancel);
        if (entries.Count == 0)
            return Problems.Of(Error.NotFound());
        var handled = true;
        foreach (var entry in entries)
            handled &= await inbox.HandleAgainAsync(entry, cancel);
        return handled ? TypedResults.NoContent() : Problems.Of(Error.Conflict("message.fails-again"));
    }
}
