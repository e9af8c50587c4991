using Dapr.Client.Autogen.Grpc.v1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Market.Local.Sidecar.Apps;

namespace Market.Local.Sidecar.Api;

/// <summary>
/// The gRPC service dapr.proto.runtime.v1.Dapr. Dapr.Protos has its messages but no server class to derive from, so the methods are
/// bound by hand; every bound method must be virtual. Invocation by gRPC (InvokeService) is deprecated in Dapr and left out.
/// </summary>
[BindServiceMethod(typeof(DaprGrpc), nameof(Bind))]
internal class DaprGrpc(AppDirectory apps, GrpcPublishing publishing, AppMetadata metadata)
{
    private const string Service = "dapr.proto.runtime.v1.Dapr";

    /// <summary>Called by Grpc.AspNetCore: without an instance it only asks for the names.</summary>
    public static void Bind(ServiceBinderBase binder, DaprGrpc? service)
    {
        Add(binder, nameof(PublishEvent), PublishEventRequest.Parser, Empty.Parser, service is null ? null : service.PublishEvent);
        Add(binder, nameof(BulkPublishEvent), BulkPublishRequest.Parser, BulkPublishResponse.Parser, service is null ? null : service.BulkPublishEvent);
        Add(binder, nameof(BulkPublishEventAlpha1), BulkPublishRequest.Parser, BulkPublishResponse.Parser, service is null ? null : service.BulkPublishEventAlpha1);
        Add(binder, nameof(GetMetadata), GetMetadataRequest.Parser, GetMetadataResponse.Parser, service is null ? null : service.GetMetadata);
        Add(binder, nameof(SetMetadata), SetMetadataRequest.Parser, Empty.Parser, service is null ? null : service.SetMetadata);
    }

    public virtual Task<Empty> PublishEvent(PublishEventRequest request, ServerCallContext context)
    {
        publishing.Publish(Caller(context), request, context.RequestHeaders);
        return Task.FromResult(new Empty());
    }

    public virtual Task<BulkPublishResponse> BulkPublishEvent(BulkPublishRequest request, ServerCallContext context) =>
        Task.FromResult(publishing.Publish(Caller(context), request, context.RequestHeaders));

    public virtual Task<BulkPublishResponse> BulkPublishEventAlpha1(BulkPublishRequest request, ServerCallContext context) =>
        BulkPublishEvent(request, context);

    public virtual Task<GetMetadataResponse> GetMetadata(GetMetadataRequest request, ServerCallContext context) =>
        Task.FromResult(metadata.Of(Caller(context)));

    public virtual Task<Empty> SetMetadata(SetMetadataRequest request, ServerCallContext context)
    {
        metadata.Set(Caller(context), request.Key, request.Value);
        return Task.FromResult(new Empty());
    }

    private string Caller(ServerCallContext context) => apps.Caller(context.GetHttpContext());

    private static void Add<TRequest, TResponse>(
        ServiceBinderBase binder,
        string name,
        MessageParser<TRequest> requests,
        MessageParser<TResponse> responses,
        UnaryServerMethod<TRequest, TResponse>? handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        binder.AddMethod(new Method<TRequest, TResponse>(MethodType.Unary, Service, name, For(requests), For(responses)), handler);

    private static Marshaller<T> For<T>(MessageParser<T> parser)
        where T : class, IMessage<T> =>
        Marshallers.Create(message => message.ToByteArray(), parser.ParseFrom);
}
