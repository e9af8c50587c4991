using System.Buffers;
using System.Text.Json;
using Market.Local.Sidecar.Publishing;
using Market.Local.Sidecar.Subscriptions;

namespace Market.Local.Sidecar.Delivery;

/// <summary>Writes the JSON that carries many events to an app.</summary>
internal static class BulkEnvelope
{
    public static byte[] Create(Subscription subscription, IReadOnlyList<Arrival> arrivals)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", Guid.CreateVersion7());
            json.WriteString("type", "com.dapr.event.sent.bulk");
            json.WriteString("topic", subscription.Topic);
            json.WriteString("pubsubname", subscription.PubSub);
            json.WriteStartObject("metadata");
            json.WriteEndObject();
            json.WriteStartArray("entries");
            foreach (var arrival in arrivals)
            {
                WriteEntry(json, arrival, subscription.RawPayload);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, Arrival arrival, bool raw)
    {
        json.WriteStartObject();
        json.WriteString("entryId", arrival.EntryId);
        json.WritePropertyName("event");
        if (raw)
        {
            json.WriteBase64StringValue(arrival.Message.Data.Span);
        }
        else
        {
            json.WriteRawValue(arrival.Body.Span, skipInputValidation: true);
        }

        json.WriteString("contentType", raw ? ContentTypes.Binary : ContentTypes.CloudEvent);
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
