namespace Market.Kernel;

/// <summary>An object with an identity that outlives its values, and with the domain events it raised since it was loaded.</summary>
public abstract class Entity
{
    private readonly List<DomainEvent> _events = [];

    /// <summary>Identity; version 7 (time-ordered) unless the aggregate is shown to a jury.</summary>
    public Guid Id { get; protected set; }

    /// <summary>Grows by one with every save; a save based on an older version is refused.</summary>
    public int Version { get; protected init; }

    public IReadOnlyList<DomainEvent> Events => _events;

    public void ClearEvents() => _events.Clear();

    protected void Raise(DomainEvent raised) => _events.Add(raised);
}
