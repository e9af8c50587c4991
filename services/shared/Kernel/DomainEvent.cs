namespace Market.Kernel;

/// <summary>Something that happened to an aggregate; never leaves its service as such (see the service's <c>XEvents.cs</c>).</summary>
public abstract record DomainEvent;
