namespace Market.Solutions.Domain.Juries;

/// <summary>Why a seat was there to take.</summary>
public enum PanelMoveCause
{
    Declined,
    StoodDown,

    /// <summary>By who may invite, before anything was assigned.</summary>
    Removed,

    /// <summary>Nobody left: who may invite added a seat.</summary>
    Added,
}

/// <summary>That a juror left or a seat was added, and who took it. Never undone.</summary>
/// <param name="GoneId">Null when a seat was added.</param>
/// <param name="Reason">In the words of who left or added; empty when none was given.</param>
/// <param name="NextId">Null when no reserve was left.</param>
/// <param name="ByName">Who added the seat; null when nobody did.</param>
internal sealed record PanelMove(Guid? GoneId, string? GoneName, PanelMoveCause Cause, string Reason, Guid? NextId, string? NextName, DateTimeOffset At, string? ByName = null);
