using System.Text.Json;

using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Storage;
using Market.Local;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Telling;

/// <summary>Carries between the services what they have to tell, at once and without the numbers that each message gets once and for all: what is told here is taken back.</summary>
internal static class Post
{
    public static readonly IReadOnlyList<string> Services = [Apps.Challenges, Apps.Solutions, Apps.Identity, Apps.Notifications];

    /// <summary>Done when no service has anything to tell any more.</summary>
    public static async Task DeliverAsync(LocalMarket market)
    {
        while (await CollectAsync(market) is { Count: > 0 } told)
        {
            foreach (var envelope in told)
            {
                foreach (var app in Services)
                    await ReactAsync(market, app, envelope);
            }
        }
    }

    private static async Task<IReadOnlyList<EventEnvelope>> CollectAsync(LocalMarket market)
    {
        var told = new List<EventEnvelope>();
        foreach (var app in Services)
        {
            using var scope = market.Services(app).CreateScope();
            var outbox = scope.ServiceProvider.GetRequiredService<MarketDb>().Outbox.Where(message => message.Sequence == null);
            foreach (var message in await outbox.AsNoTracking().OrderBy(message => message.Time).ThenBy(message => message.Id).ToListAsync())
                told.Add(new EventEnvelope(message.Id, 1, app, message.Type, message.Time, JsonElement.Parse(message.Data)));
            await outbox.ExecuteDeleteAsync();
        }

        return told;
    }

    private static async Task ReactAsync(LocalMarket market, string app, EventEnvelope envelope)
    {
        using var scope = market.Services(app).CreateScope();
        if (scope.ServiceProvider.GetService<EventSubscriptions>()?.ReactionsTo(envelope) is not { Count: > 0 } reactions)
            return;
        foreach (var react in reactions)
            await react(scope.ServiceProvider, envelope, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<MarketDb>().SaveChangesAsync();
    }
}
