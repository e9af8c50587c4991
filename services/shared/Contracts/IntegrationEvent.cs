using System.Text.Json;

namespace Market.Contracts;

/// <summary>Something a service tells the others. Additive only: new fields are optional for readers.</summary>
public abstract record IntegrationEvent;

/// <summary>
/// An event that exists because somebody works on a solution or sent one in. Before the opening nobody may learn how many there
/// are or when they came, also not who keeps the market running: such events are never shown one by one, by kind or by number.
/// </summary>
public interface ITellsOfSealedSolutions;

/// <summary>What travels on a topic and stands in a producer's feed.</summary>
/// <param name="Id">Unique; consumers handle each id once a subscription.</param>
/// <param name="Sequence">1, 2, 3 … without gaps for each producer.</param>
/// <param name="Producer">App id of the producer.</param>
/// <param name="Type">Name of the event record, for example <c>ChallengePublished</c>.</param>
/// <param name="Time">When it happened (UTC).</param>
/// <param name="Data">The event record as JSON.</param>
public sealed record EventEnvelope(Guid Id, long Sequence, string Producer, string Type, DateTimeOffset Time, JsonElement Data);
