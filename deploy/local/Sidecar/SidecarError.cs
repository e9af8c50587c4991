using Grpc.Core;

namespace Market.Local.Sidecar;

/// <summary>A refusal with the code and both statuses that daprd gives for it.</summary>
internal sealed class SidecarError(string code, int httpStatus, StatusCode grpcStatus, string message) : Exception(message)
{
    public string Code { get; } = code;

    public int HttpStatus { get; } = httpStatus;

    public StatusCode GrpcStatus { get; } = grpcStatus;

    public static SidecarError PubSubEmpty() =>
        new("ERR_PUBSUB_EMPTY", 404, StatusCode.InvalidArgument, "pubsub name is empty");

    public static SidecarError PubSubNotFound(string name) =>
        new("ERR_PUBSUB_NOT_FOUND", 404, StatusCode.InvalidArgument, $"pubsub {name} not found");

    public static SidecarError TopicEmpty(string pubSub) =>
        new("ERR_TOPIC_EMPTY", 404, StatusCode.InvalidArgument, $"topic is empty in pubsub {pubSub}");

    public static SidecarError PublishForbidden(string topic, string appId) =>
        new("ERR_PUBSUB_FORBIDDEN", 403, StatusCode.PermissionDenied, $"topic {topic} is not allowed for app id {appId}");

    public static SidecarError Metadata(string reason) =>
        new("ERR_PUBSUB_REQUEST_METADATA", 400, StatusCode.InvalidArgument, $"failed deserializing metadata. Error: {reason}");

    public static SidecarError CloudEvent() =>
        new("ERR_PUBSUB_CLOUD_EVENTS_SER", 500, StatusCode.InvalidArgument, "cannot create cloudevent");

    public static SidecarError Events(string topic, string pubSub, string reason) =>
        new("ERR_PUBSUB_EVENTS_SER", 400, StatusCode.InvalidArgument, $"error with the events for topic {topic} pubsub {pubSub}: {reason}");

    public static SidecarError QueueFull(string topic, string pubSub) =>
        new("ERR_PUBSUB_PUBLISH_MESSAGE", 500, StatusCode.Internal, $"error when publishing to topic {topic} in pubsub {pubSub}: the queue is full");

    public static SidecarError NoAppId() =>
        new("ERR_DIRECT_INVOKE", 404, StatusCode.NotFound, "failed getting app id either from the URL path or the header dapr-app-id");

    public static SidecarError Invoke(string appId, string reason) =>
        new("ERR_DIRECT_INVOKE", 500, StatusCode.Internal, $"failed to invoke, id: {appId}, err: {reason}");

    public RpcException ToRpc() => new(new Status(GrpcStatus, Message));
}
