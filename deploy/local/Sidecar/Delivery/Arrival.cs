using System.Globalization;
using System.Text.Json;
using Market.Local.Sidecar.Publishing;
using Market.Local.Sidecar.Subscriptions;

namespace Market.Local.Sidecar.Delivery;

/// <summary>A message as one subscription receives it.</summary>
/// <param name="EntryId">Its name in a bulk delivery.</param>
/// <param name="Body">The CloudEvent; for a subscription to raw payloads the one made around the bytes.</param>
/// <param name="Path">Where on the app it goes.</param>
internal sealed record Arrival(string EntryId, Message Message, ReadOnlyMemory<byte> Body, string Path, string TraceParent, string TraceState)
{
    /// <summary>Finds out where a message goes.</summary>
    /// <exception cref="Undeliverable">It is no CloudEvent, has expired, or no route wants it.</exception>
    public static Arrival At(Subscription subscription, Message message, DateTimeOffset now)
    {
        var body = subscription.RawPayload ? Envelope.WrapRaw(message.Data, message.Topic, subscription.PubSub) : message.Data;
        try
        {
            using var json = JsonDocument.Parse(body);
            var cloudEvent = json.RootElement;
            if (cloudEvent.ValueKind != JsonValueKind.Object)
            {
                throw new Undeliverable("it is no CloudEvent");
            }

            if (HasExpired(cloudEvent, now))
            {
                throw new Undeliverable("it has expired");
            }

            var route = subscription.Routes.FirstOrDefault(route => route.Match?.Matches(cloudEvent) ?? true)
                ?? throw new Undeliverable("no route matches it");
            return new Arrival(
                Guid.CreateVersion7().ToString(), message, body, route.Path, Text(cloudEvent, "traceparent"), Text(cloudEvent, "tracestate"));
        }
        catch (Exception error) when (error is JsonException or RuleFailure)
        {
            throw new Undeliverable(error.Message);
        }
    }

    private static bool HasExpired(JsonElement cloudEvent, DateTimeOffset now) =>
        DateTimeOffset.TryParse(
            Text(cloudEvent, "expiration"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expiration)
        && expiration < now;

    private static string Text(JsonElement cloudEvent, string name) =>
        cloudEvent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}

/// <summary>A message that no retry can bring to a subscription; it is a dead letter at once.</summary>
internal sealed class Undeliverable(string message) : Exception(message);
