using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Market.Local.Sidecar.Publishing;

/// <summary>Makes the CloudEvents 1.0 envelope that daprd makes of a published event.</summary>
internal static class Envelope
{
    private const string SentType = "com.dapr.event.sent";
    private const string SpecVersion = "1.0";
    private const string RawSource = "Dapr";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The bytes that go onto the topic.</summary>
    /// <exception cref="SidecarError">The request says it is a CloudEvent and is not a JSON object.</exception>
    public static byte[] Create(PublishRequest request, DateTimeOffset now)
    {
        var envelope = ContentTypes.IsCloudEvent(request.ContentType) ? PassedThrough(request) : Wrapped(request, now);
        Override(envelope, request);
        if (TimeToLive(request) is { } seconds)
        {
            envelope["expiration"] = Rfc3339(now.AddSeconds(seconds));
        }

        return JsonSerializer.SerializeToUtf8Bytes(envelope, Json);
    }

    /// <summary>Wraps bytes of unknown kind for a subscription that asked for <c>rawPayload</c>.</summary>
    public static byte[] WrapRaw(ReadOnlyMemory<byte> data, string topic, string pubSub) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["id"] = Guid.CreateVersion7().ToString(),
                ["specversion"] = SpecVersion,
                ["datacontenttype"] = ContentTypes.Binary,
                ["source"] = RawSource,
                ["type"] = SentType,
                ["topic"] = topic,
                ["pubsubname"] = pubSub,
                ["data_base64"] = Convert.ToBase64String(data.Span),
            },
            Json);

    private static JsonObject Wrapped(PublishRequest request, DateTimeOffset now)
    {
        var contentType = request.ContentType.Length == 0 ? ContentTypes.Text : request.ContentType;
        var envelope = new JsonObject
        {
            ["id"] = Guid.CreateVersion7().ToString(),
            ["specversion"] = SpecVersion,
            ["datacontenttype"] = contentType,
            ["source"] = request.AppId,
            ["type"] = SentType,
            ["topic"] = request.Topic,
            ["pubsubname"] = request.PubSub,
            ["time"] = Rfc3339(now),
            ["traceid"] = request.TraceParent,
            ["traceparent"] = request.TraceParent,
            ["tracestate"] = request.TraceState,
        };
        if (ContentTypes.IsBinary(contentType))
        {
            envelope["data_base64"] = Convert.ToBase64String(request.Data.Span);
        }
        else
        {
            envelope["data"] = ContentTypes.IsJson(contentType) ? JsonOrText(request.Data) : Text(request.Data);
        }

        return envelope;
    }

    private static JsonObject PassedThrough(PublishRequest request)
    {
        JsonObject envelope;
        try
        {
            envelope = JsonNode.Parse(request.Data.Span, null, Strict) as JsonObject ?? throw SidecarError.CloudEvent();
        }
        catch (JsonException)
        {
            throw SidecarError.CloudEvent();
        }

        envelope["topic"] = request.Topic;
        envelope["pubsubname"] = request.PubSub;
        envelope["id"] ??= Guid.CreateVersion7().ToString();
        envelope["source"] ??= RawSource;
        envelope["type"] ??= SentType;
        envelope["specversion"] ??= SpecVersion;
        if (request.TraceParent.Length > 0)
        {
            envelope["traceid"] = request.TraceParent;
            envelope["traceparent"] = request.TraceParent;
            envelope["tracestate"] = request.TraceState;
        }

        return envelope;
    }

    private static void Override(JsonObject envelope, PublishRequest request)
    {
        foreach (var field in (ReadOnlySpan<string>)["id", "source", "type", "subject", "traceid", "traceparent", "tracestate"])
        {
            if (request.Meta("cloudevent." + field) is { Length: > 0 } value)
            {
                envelope[field] = value;
            }
        }
    }

    private static long? TimeToLive(PublishRequest request) =>
        long.TryParse(request.Meta("ttlInSeconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and <= int.MaxValue
            ? seconds
            : null;

    private static JsonNode? JsonOrText(ReadOnlyMemory<byte> data)
    {
        try
        {
            return JsonNode.Parse(data.Span);
        }
        catch (JsonException)
        {
            return Text(data);
        }
    }

    private static JsonValue Text(ReadOnlyMemory<byte> data) => JsonValue.Create(Encoding.UTF8.GetString(data.Span));

    private static string Rfc3339(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
