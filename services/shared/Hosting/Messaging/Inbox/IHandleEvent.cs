using System.Text.Json;

using Market.Contracts;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Messaging.Inbox;

/// <summary>
/// A reaction to another service's event. Changes the database context and does not save: the inbox saves the change, its own
/// entry and its cursor at once. Must not call other services.
/// </summary>
public interface IHandleEvent<in T> where T : IntegrationEvent
{
    Task HandleAsync(T happened, EventEnvelope envelope, CancellationToken cancel);
}

/// <summary>Which producers a service listens to, and what reacts to which event type.</summary>
public sealed class EventSubscriptions
{
    private readonly Dictionary<(string Producer, string Type), List<Func<IServiceProvider, EventEnvelope, CancellationToken, Task>>> _reactions = [];

    public IReadOnlyCollection<string> Producers => _reactions.Keys.Select(key => key.Producer).Distinct().ToList();

    /// <summary>Has <typeparamref name="THandler"/> react to <typeparamref name="TEvent"/> of <paramref name="producer"/>.</summary>
    public EventSubscriptions On<TEvent, THandler>(string producer)
        where TEvent : IntegrationEvent
        where THandler : IHandleEvent<TEvent>
    {
        var key = (producer, typeof(TEvent).Name);
        if (!_reactions.TryGetValue(key, out var reactions))
            _reactions[key] = reactions = [];
        reactions.Add((services, envelope, cancel) => ActivatorUtilities.CreateInstance<THandler>(services)
            .HandleAsync(envelope.Data.Deserialize<TEvent>(MarketJson.Tolerant) ?? throw new JsonException("Empty event"), envelope, cancel));
        return this;
    }

    internal IReadOnlyList<Func<IServiceProvider, EventEnvelope, CancellationToken, Task>> ReactionsTo(EventEnvelope envelope) =>
        _reactions.GetValueOrDefault((envelope.Producer, envelope.Type)) ?? [];
}
