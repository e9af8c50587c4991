namespace Market.Solutions.Domain.Juries;

public enum LeaveCause
{
    Declined,
    StoodDown,

    /// <summary>By who may invite, before anything was assigned.</summary>
    Removed,
}

/// <summary>That a juror left, and who took the seat. Never undone.</summary>
/// <param name="Reason">In the words of who left; empty when none was given.</param>
/// <param name="NextId">Null when no reserve was left.</param>
internal sealed record PanelMove(Guid GoneId, string GoneName, LeaveCause Cause, string Reason, Guid? NextId, string? NextName, DateTimeOffset At);
