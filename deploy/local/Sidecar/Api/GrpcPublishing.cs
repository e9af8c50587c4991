using Dapr.Client.Autogen.Grpc.v1;
using Grpc.Core;
using Market.Local.Sidecar.Apps;
using Market.Local.Sidecar.Publishing;

namespace Market.Local.Sidecar.Api;

/// <summary>Publishing by gRPC: one event, or many.</summary>
internal sealed class GrpcPublishing(Publisher publisher, BulkPublisher bulk)
{
    public void Publish(string appId, PublishEventRequest request, Metadata headers) => Refusing(() =>
    {
        publisher.Publish(new PublishRequest(
            appId,
            request.PubsubName,
            request.Topic,
            request.Data.Memory,
            request.DataContentType,
            request.Metadata.ToDictionary(),
            headers.GetValue(Headers.TraceParent) ?? "",
            headers.GetValue(Headers.TraceState) ?? ""));
        return true;
    });

    public BulkPublishResponse Publish(string appId, BulkPublishRequest request, Metadata headers) => Refusing(() =>
    {
        var common = new PublishRequest(
            appId,
            request.PubsubName,
            request.Topic,
            default,
            "",
            request.Metadata.ToDictionary(),
            headers.GetValue(Headers.TraceParent) ?? "",
            headers.GetValue(Headers.TraceState) ?? "");
        var entries = request.Entries.Select(entry =>
            new BulkEntry(entry.EntryId, entry.Event.Memory, entry.ContentType, entry.Metadata.ToDictionary()));
        var response = new BulkPublishResponse();
        response.FailedEntries.AddRange(bulk.Publish(common, [.. entries]).Select(failed =>
            new BulkPublishResponseFailedEntry { EntryId = failed.EntryId, Error = failed.Error }));
        return response;
    });

    private static T Refusing<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SidecarError error)
        {
            throw error.ToRpc();
        }
    }
}
