using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>How far another deadline is. Stored by name.</summary>
public enum DeadlineMoveState
{
    /// <summary>One person wants it; a second one has to confirm.</summary>
    Proposed,
    Withdrawn,

    /// <summary>Two persons want it; the clock of the solutions service decides.</summary>
    Confirmed,

    /// <summary>It is in force.</summary>
    Applied,

    /// <summary>The solutions service kept the deadline as it was.</summary>
    Refused,
}

/// <summary>One change of a deadline, from proposal to decision; kept for good.</summary>
/// <param name="Number">1, 2, 3 … for each challenge.</param>
/// <param name="Previous">The deadline when it was proposed.</param>
/// <param name="RefusedBecause">Error code.</param>
internal sealed record DeadlineMove(
    int Number, DateTimeOffset Previous, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, LocalizedText Reason, DeadlineMoveState State, bool AfterOutage,
    Guid ProposedBy, string ProposedByName, DateTimeOffset ProposedAt, Guid? ConfirmedBy = null, string? ConfirmedByName = null, DateTimeOffset? ConfirmedAt = null,
    DateTimeOffset? DecidedAt = null, string? RefusedBecause = null)
{
    public bool IsOpen => State is DeadlineMoveState.Proposed or DeadlineMoveState.Confirmed;
}

/// <summary>The market was down shortly before the deadline: the equal extension that the body may propose.</summary>
/// <param name="Deadline">The deadline then, and the time lost added.</param>
internal sealed record OutageExtension(DateTimeOffset Previous, DateTimeOffset Deadline, DateTimeOffset From, DateTimeOffset Until, TimeSpan Lost);
