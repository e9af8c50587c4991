using Market.Kernel;

namespace Market.Notifications.Domain;

/// <summary>One thing told to one person. Holds facts, not sentences: the wording follows from the reader's language.</summary>
internal sealed class Notification : Entity
{
    private Notification()
    {
    }

    /// <summary>The event that it tells of; one notification a person and event.</summary>
    public Guid EventId { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string Kind { get; private init; } = "";

    public Facts Facts { get; private set; } = new();

    /// <summary>Path of the page where the person goes on.</summary>
    public string Link { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public DateTimeOffset? ReadAt { get; private set; }

    public static Notification Of(Guid id, Guid eventId, Guid personId, string kind, Facts facts, string link, DateTimeOffset at) =>
        new() { Id = id, EventId = eventId, PersonId = personId, Kind = kind, Facts = facts, Link = link, At = at };

    /// <summary>No mail goes out any more: a guest's name and address, and the token of a link, are not needed.</summary>
    public void ForgetWhatOnlyTheMailNeeds() => Facts = Facts with { Guest = null, SealedToken = null };

    /// <summary>Reading twice keeps the first time.</summary>
    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
