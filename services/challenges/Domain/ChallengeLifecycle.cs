namespace Market.Challenges.Domain;

/// <summary>What can be done to a challenge.</summary>
internal enum ChallengeAction
{
    Edit,
    Delete,
    RequestApproval,
    Approve,
    Return,
    Publish,
    Schedule,
    Cancel,

    /// <summary>The time for which it was scheduled has come.</summary>
    PublishDue,

    /// <summary>The submissions were opened.</summary>
    StartJudging,
    Award,

    /// <summary>Ask for another deadline.</summary>
    ProposeDeadline,

    /// <summary>Agree as the second person with another deadline.</summary>
    ConfirmDeadline,
    WithdrawDeadline,
}

/// <summary>The transition table: which action is possible in which state, and where it leads. What is not here is refused.</summary>
internal static class ChallengeLifecycle
{
    private static readonly Dictionary<(ChallengeState From, ChallengeAction Action), ChallengeState> Transitions = new()
    {
        [(ChallengeState.Draft, ChallengeAction.Edit)] = ChallengeState.Draft,
        [(ChallengeState.Draft, ChallengeAction.Delete)] = ChallengeState.Draft,
        [(ChallengeState.Draft, ChallengeAction.RequestApproval)] = ChallengeState.InReview,

        [(ChallengeState.InReview, ChallengeAction.Approve)] = ChallengeState.Approved,
        [(ChallengeState.InReview, ChallengeAction.Return)] = ChallengeState.Draft,

        [(ChallengeState.Approved, ChallengeAction.Publish)] = ChallengeState.Published,
        [(ChallengeState.Approved, ChallengeAction.Schedule)] = ChallengeState.Scheduled,
        [(ChallengeState.Approved, ChallengeAction.Return)] = ChallengeState.Draft,

        [(ChallengeState.Scheduled, ChallengeAction.Publish)] = ChallengeState.Published,
        [(ChallengeState.Scheduled, ChallengeAction.Schedule)] = ChallengeState.Scheduled,
        [(ChallengeState.Scheduled, ChallengeAction.PublishDue)] = ChallengeState.Published,
        [(ChallengeState.Scheduled, ChallengeAction.Return)] = ChallengeState.Draft,

        [(ChallengeState.Published, ChallengeAction.Cancel)] = ChallengeState.Cancelled,
        [(ChallengeState.Published, ChallengeAction.StartJudging)] = ChallengeState.Judging,
        // The award is decided elsewhere: it stands even when the news of the opening got lost on the way.
        [(ChallengeState.Published, ChallengeAction.Award)] = ChallengeState.Awarded,

        [(ChallengeState.Published, ChallengeAction.ProposeDeadline)] = ChallengeState.Published,
        [(ChallengeState.Published, ChallengeAction.ConfirmDeadline)] = ChallengeState.Published,
        [(ChallengeState.Published, ChallengeAction.WithdrawDeadline)] = ChallengeState.Published,

        [(ChallengeState.Judging, ChallengeAction.Cancel)] = ChallengeState.Cancelled,
        [(ChallengeState.Judging, ChallengeAction.Award)] = ChallengeState.Awarded,
    };

    public static bool Allows(ChallengeState from, ChallengeAction action) => Transitions.ContainsKey((from, action));

    /// <summary>The state after the action; null when it is not possible.</summary>
    public static ChallengeState? After(ChallengeState from, ChallengeAction action) =>
        Transitions.TryGetValue((from, action), out var to) ? to : null;
}
