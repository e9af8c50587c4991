namespace Market.Challenges.Domain;

/// <summary>Where a challenge stands, as stored. Stored as a number: append only.</summary>
internal enum ChallengeState
{
    Draft,
    InReview,
    Approved,
    Scheduled,

    /// <summary>Public; open until the deadline, closed from then on.</summary>
    Published,

    /// <summary>The submissions were opened.</summary>
    Judging,
    Awarded,
    Cancelled,

    /// <summary>A past challenge of another platform, taken over as it was.</summary>
    Archived,
}

/// <summary>Where a challenge stands, as people see it: the deadline alone turns open into closed.</summary>
public enum ChallengeStage
{
    Draft,
    InReview,
    Approved,
    Scheduled,
    Open,
    Closed,
    Judging,
    Awarded,
    Cancelled,
    Archived,
}

internal static class ChallengeStages
{
    /// <param name="deadline">Half-open: at the deadline itself the challenge is closed.</param>
    public static ChallengeStage Of(ChallengeState state, DateTimeOffset? deadline, DateTimeOffset now) => state switch
    {
        ChallengeState.Draft => ChallengeStage.Draft,
        ChallengeState.InReview => ChallengeStage.InReview,
        ChallengeState.Approved => ChallengeStage.Approved,
        ChallengeState.Scheduled => ChallengeStage.Scheduled,
        ChallengeState.Published => now < deadline ? ChallengeStage.Open : ChallengeStage.Closed,
        ChallengeState.Judging => ChallengeStage.Judging,
        ChallengeState.Awarded => ChallengeStage.Awarded,
        ChallengeState.Cancelled => ChallengeStage.Cancelled,
        ChallengeState.Archived => ChallengeStage.Archived,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
