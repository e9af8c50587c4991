using System.Reflection;

using Market.Hosting.Access;
using Market.Kernel;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>Somebody does something.</summary>
/// <param name="What">Name of the command, query or endpoint.</param>
/// <param name="Who">Null when nobody has signed in.</param>
/// <param name="Object">What it is done to, when that is known beforehand.</param>
internal sealed record Act(string What, Guid? Who, Guid? Object)
{
    public const string Done = "done";
    public const string Read = "read";
    public const string Denied = "denied";
}

/// <summary>An act that was done without loading rows into the context, with the events that it raised (see <c>MarketDb.Tell</c>).</summary>
/// <param name="TraceParent">Of the request that asked for it.</param>
public sealed record ToldAct(string What, Guid? Who, Guid? Object, IReadOnlyList<DomainEvent> Events, string? TraceParent);

/// <summary>How an act follows from a message: the caller is its <see cref="Caller"/>, the object its first id.</summary>
internal static class ActOf<TMessage>
{
    private static readonly PropertyInfo[] Properties = typeof(TMessage).GetProperties();
    private static readonly PropertyInfo? Caller = Properties.FirstOrDefault(property => property.PropertyType == typeof(Caller));
    private static readonly PropertyInfo? Object = Properties.FirstOrDefault(property => property.PropertyType == typeof(Guid));

    public static Act From(TMessage message) =>
        new(typeof(TMessage).Name, Caller?.GetValue(message) is Caller { IsSignedIn: true } caller ? caller.PersonId : null, (Guid?)Object?.GetValue(message));
}

/// <summary>Facts that a leaf vouches for without showing them: it holds the salted hash of the statement.</summary>
/// <param name="LeafId">The id that the leaf gets, by which it is found again.</param>
public sealed record Evidence(Guid LeafId, string Statement);

/// <summary>A query by which somebody reads what belongs to others, by virtue of an office; each time it is answered leaves a leaf.</summary>
public interface IPrivilegedRead;

/// <summary>A command after which a checkpoint is signed at once.</summary>
public interface IEndsWithCheckpoint;
