namespace Market.Portal.Components;

/// <summary>A page between home and the one that is shown.</summary>
public sealed record Crumb(string Text, string Address);
