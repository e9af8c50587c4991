using Market.Hosting.Invariants;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Messaging;

public static class MarketMessaging
{
    /// <summary>Adds outbox, inbox and feed; <paramref name="subscribe"/> names the reactions to other services' events.</summary>
    public static void AddMarketMessaging(this WebApplicationBuilder builder, string app, Action<EventSubscriptions>? subscribe = null)
    {
        var subscriptions = new EventSubscriptions();
        subscribe?.Invoke(subscriptions);
        builder.Services.AddSingleton(subscriptions);
        builder.Services.AddSingleton(new ServiceName(app));
        builder.Services.Configure<MessagingOptions>(builder.Configuration.GetSection(MessagingOptions.Section));
        builder.Services.AddDaprClient(dapr => dapr.UseJsonSerializationOptions(MarketJson.Tolerant));
        builder.Services.AddSingleton<OutboxSignal>();
        builder.Services.AddSingleton<IEventPublisher, DaprPublisher>();
        builder.Services.AddSingleton<IEventFeed, DaprEventFeed>();
        builder.Services.AddSingleton<InboxProcessor>();
        builder.Services.AddInvariants(MessagingInvariants.All);
        builder.Services.AddHostedService<OutboxRelay>();
        if (subscriptions.Producers.Count > 0)
            builder.Services.AddHostedService<InboxCatchUp>();
    }
}

/// <summary>App id of the running service.</summary>
internal sealed record ServiceName(string Name);
