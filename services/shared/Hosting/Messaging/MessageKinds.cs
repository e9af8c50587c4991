using Market.Contracts;

namespace Market.Hosting.Messaging;

/// <summary>Under which name events are shown to who keeps the market running.</summary>
internal static class MessageKinds
{
    /// <summary>Stands for every event that tells of solutions which are still sealed.</summary>
    public const string Sealed = "sealed";

    private static readonly string[] SealedTypes =
        [.. typeof(ITellsOfSealedSolutions).Assembly.GetTypes().Where(typeof(ITellsOfSealedSolutions).IsAssignableFrom).Where(type => !type.IsInterface).Select(type => type.Name)];

    /// <summary>The kind of an event with this <see cref="EventEnvelope.Type"/>.</summary>
    public static string Of(string type) => SealedTypes.Contains(type) ? Sealed : type;

    /// <summary>The event types of a kind.</summary>
    public static IReadOnlyList<string> TypesOf(string kind) => kind == Sealed ? SealedTypes : SealedTypes.Contains(kind) ? [] : [kind];
}
