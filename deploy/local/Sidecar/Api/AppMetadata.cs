using System.Collections.Concurrent;
using Dapr.Client.Autogen.Grpc.v1;
using Market.Local.Sidecar.Apps;
using Market.Local.Sidecar.Delivery;

namespace Market.Local.Sidecar.Api;

/// <summary>What the sidecar says about itself and an app, and the labels that the app adds.</summary>
internal sealed class AppMetadata(SidecarOptions options, AppDirectory apps, Broker broker)
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, string>> labels = new(StringComparer.Ordinal);

    public void Set(string appId, string key, string value) =>
        labels.GetOrAdd(appId, _ => new(StringComparer.Ordinal))[key] = value;

    public GetMetadataResponse Of(string appId)
    {
        var said = new GetMetadataResponse
        {
            Id = appId,
            RuntimeVersion = "local",
            AppConnectionProperties = new AppConnectionProperties { Protocol = "http", ChannelAddress = "127.0.0.1" },
        };
        if (apps[appId].Port is { } port)
        {
            said.AppConnectionProperties.Port = port;
        }

        said.RegisteredComponents.Add(new RegisteredComponents { Name = options.PubSubName, Type = "pubsub.in-memory", Version = "v1" });
        said.ExtendedMetadata.Add("daprRuntimeVersion", said.RuntimeVersion);
        foreach (var (key, value) in labels.GetValueOrDefault(appId) ?? [])
        {
            said.ExtendedMetadata[key] = value;
        }

        said.Subscriptions.AddRange(broker.Subscriptions(appId).Select(Describe));
        return said;
    }

    private static PubsubSubscription Describe(Subscriptions.Subscription subscription)
    {
        var said = new PubsubSubscription
        {
            PubsubName = subscription.PubSub,
            Topic = subscription.Topic,
            DeadLetterTopic = subscription.DeadLetterTopic,
            Rules = new PubsubSubscriptionRules(),
            Type = PubsubSubscriptionType.Programmatic,
        };
        said.Metadata.Add(subscription.Metadata.ToDictionary());
        said.Rules.Rules.AddRange(subscription.Routes.Select(route =>
            new PubsubSubscriptionRule { Match = route.Match?.Text ?? "", Path = route.Path }));
        return said;
    }
}
