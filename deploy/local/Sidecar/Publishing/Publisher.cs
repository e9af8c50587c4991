using Market.Local.Sidecar.Delivery;

namespace Market.Local.Sidecar.Publishing;

/// <summary>Checks what a caller wants to publish, wraps it and hands it to the broker.</summary>
internal sealed class Publisher(SidecarOptions options, Broker broker, TimeProvider clock)
{
    /// <exception cref="SidecarError">Unknown pub/sub, empty or forbidden topic, bad metadata or event, full queue.</exception>
    public void Publish(PublishRequest request)
    {
        Check(request.AppId, request.PubSub, request.Topic);
        var raw = RawPayload.Of(request.Meta(RawPayload.Name));
        var data = raw ? request.Data : Envelope.Create(request, clock.GetUtcNow());
        broker.Publish(new Message(request.Topic, data));
    }

    /// <summary>Whether this app may publish here at all.</summary>
    public void Check(string appId, string pubSub, string topic)
    {
        if (pubSub.Length == 0)
        {
            throw SidecarError.PubSubEmpty();
        }

        if (pubSub != options.PubSubName)
        {
            throw SidecarError.PubSubNotFound(pubSub);
        }

        if (topic.Length == 0)
        {
            throw SidecarError.TopicEmpty(pubSub);
        }

        if (options.PublishingScopes.TryGetValue(appId, out var topics) && !topics.Contains(topic))
        {
            throw SidecarError.PublishForbidden(topic, appId);
        }
    }
}
