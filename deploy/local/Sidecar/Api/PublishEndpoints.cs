using System.Text;
using System.Text.Json;
using Market.Local.Sidecar.Apps;
using Market.Local.Sidecar.Publishing;

namespace Market.Local.Sidecar.Api;

/// <summary>Publishing by HTTP: one event, or many.</summary>
internal sealed class PublishEndpoints(AppDirectory apps, Publisher publisher, BulkPublisher bulk)
{
    private static readonly string[] Methods = ["POST", "PUT"];
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/v1.0/publish/{pubsub}/{**topic}", Methods, HttpCalls.Answering(PublishAsync));
        foreach (var version in (string[])["v1.0", "v1.0-alpha1"])
        {
            routes.MapMethods($"/{version}/publish/bulk/{{pubsub}}/{{**topic}}", Methods, HttpCalls.Answering(PublishBulkAsync));
        }
    }

    private async Task PublishAsync(HttpContext context)
    {
        publisher.Publish(HttpCalls.Publishing(context, apps.Caller(context), await HttpCalls.BodyAsync(context)));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task PublishBulkAsync(HttpContext context)
    {
        var common = HttpCalls.Publishing(context, apps.Caller(context), default);
        publisher.Check(common.AppId, common.PubSub, common.Topic);
        var failed = bulk.Publish(common, Entries(common, await HttpCalls.BodyAsync(context)));
        if (failed.Count == 0)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        await context.Response.WriteAsJsonAsync(new
        {
            failedEntries = failed.Select(entry => new { entryId = entry.EntryId, error = entry.Error }),
            errorCode = "ERR_PUBSUB_PUBLISH_MESSAGE",
        });
    }

    private static IReadOnlyList<BulkEntry> Entries(PublishRequest common, byte[] body)
    {
        try
        {
            return [.. (JsonSerializer.Deserialize<Item[]>(body, Json) ?? []).Select(item =>
                new BulkEntry(item.EntryId ?? "", Bytes(item), item.ContentType ?? "", item.Metadata ?? []))];
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw SidecarError.Events(common.Topic, common.PubSub, error.Message);
        }
    }

    private static byte[] Bytes(Item item)
    {
        var contentType = item.ContentType ?? "";
        if (ContentTypes.IsJson(contentType))
        {
            return Encoding.UTF8.GetBytes(item.Event.ValueKind == JsonValueKind.Undefined ? "null" : item.Event.GetRawText());
        }

        var text = item.Event.ValueKind == JsonValueKind.String
            ? item.Event.GetString()!
            : throw new FormatException($"the event of entry {item.EntryId} must be text");
        return ContentTypes.IsBinary(contentType) ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text);
    }

    private sealed record Item(string? EntryId, JsonElement Event, string? ContentType, Dictionary<string, string>? Metadata);
}
