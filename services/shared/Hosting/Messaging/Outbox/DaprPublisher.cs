using Dapr.Client;

using Market.Contracts;
using Market.Hosting.FailPoints;

namespace Market.Hosting.Messaging.Outbox;

/// <summary>Where the relay hands events over: Dapr in a running market, a recorder in tests.</summary>
internal interface IEventPublisher
{
    Task PublishAsync(OutboxMessage message, CancellationToken cancel);
}

internal sealed class DaprPublisher(DaprClient dapr, ServiceName service) : IEventPublisher
{
    public async Task PublishAsync(OutboxMessage message, CancellationToken cancel)
    {
        var metadata = new Dictionary<string, string> { ["cloudevent.id"] = message.Id.ToString(), ["cloudevent.type"] = message.Type };
        if (message.TraceParent is not null)
            metadata["cloudevent.traceparent"] = message.TraceParent;
        FailPoint.Hit(FailPointNames.PublishBegun);
        await dapr.PublishEventAsync(Topics.PubSub, Apps.TopicOf(service.Name), message.ToEnvelope(service.Name), metadata, cancel);
        FailPoint.Hit(FailPointNames.PublishDone);
    }
}
