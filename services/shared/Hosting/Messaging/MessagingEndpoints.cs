using Dapr;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Storage;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Messaging;

internal static class MessagingEndpoints
{
    private const int FeedPage = 100;

    /// <summary>Receives what the service subscribed to, and serves its own feed. Reached by the sidecar only; the gateway has no route to it.</summary>
    public static void MapMessaging(this IEndpointRouteBuilder routes, string app)
    {
        routes.MapSubscribeHandler().Allow(AccessDecision.Internal).ExcludeFromDescription();
        foreach (var producer in routes.ServiceProvider.GetRequiredService<EventSubscriptions>().Producers)
        {
            routes.MapPost($"/internal/events/{producer}", ReceiveAsync)
                .WithTopic(Topics.PubSub, Apps.TopicOf(producer)).Allow(AccessDecision.Internal).ExcludeFromDescription();
        }

        routes.MapGet("/internal/events", (long after, MarketDb db, CancellationToken cancel) => FeedAsync(app, after, db, cancel))
            .Allow(AccessDecision.Internal).ExcludeFromDescription();
    }

    private static async Task<IResult> ReceiveAsync(EventEnvelope envelope, InboxProcessor inbox, CancellationToken cancel)
    {
        await inbox.ReceiveAsync(envelope, cancel);
        return Results.Ok();
    }

    private static async Task<IResult> FeedAsync(string app, long after, MarketDb db, CancellationToken cancel) =>
        Results.Json(await FeedPageAsync(db, app, after, cancel), MarketJson.Tolerant);

    /// <summary>The next events after this number, in order.</summary>
    internal static async Task<List<EventEnvelope>> FeedPageAsync(MarketDb db, string app, long after, CancellationToken cancel)
    {
        var messages = await db.Outbox.AsNoTracking().Where(message => message.Sequence > after)
            .OrderBy(message => message.Sequence).Take(FeedPage).ToListAsync(cancel);
        return messages.ConvertAll(message => message.ToEnvelope(app));
    }
}
