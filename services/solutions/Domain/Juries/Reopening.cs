namespace Market.Solutions.Domain.Juries;

public enum ReopeningState
{
    Asked,
    Allowed,
    Refused,
}

/// <summary>That a juror wants to change scores that are final. Never undone: what was asked and what came of it stays on record.</summary>
/// <param name="DecidedBy">The second person; null while nobody decided.</param>
internal sealed record Reopening(Guid PersonId, string Alias, string Reason, DateTimeOffset At, ReopeningState State = ReopeningState.Asked, Guid? DecidedBy = null, DateTimeOffset? DecidedAt = null);

/// <summary>Scores that were final until a second person allowed to change them.</summary>
internal sealed record EarlierScores(IReadOnlyList<Score> Scores, DateTimeOffset LockedAt, string Reason, Guid AllowedBy, DateTimeOffset ReopenedAt);
