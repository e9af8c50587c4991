namespace Market.Solutions.Domain.Solving;

public enum SolutionState
{
    Draft,

    /// <summary>Something is in the sealed inbox; the working copy may differ from it.</summary>
    Submitted,

    /// <summary>What was submitted was taken back; it may be submitted again until the deadline.</summary>
    Withdrawn,
}

internal enum SolutionAction
{
    View,
    Edit,
    Attach,
    Detach,
    Invite,
    Uninvite,
    Answer,
    Submit,
    AutoSubmit,
    Withdraw,
    Delete,

    /// <summary>With an empty draft and another team code.</summary>
    BeginAnew,
}

/// <summary>The transition table: which action is possible in which state, and where it leads. Everything but looking needs an open challenge.</summary>
internal static class SolutionLifecycle
{
    private static readonly Dictionary<(SolutionState From, SolutionAction Action), SolutionState> Moves = new()
    {
        [(SolutionState.Draft, SolutionAction.Submit)] = SolutionState.Submitted,
        [(SolutionState.Draft, SolutionAction.Delete)] = SolutionState.Draft,
        [(SolutionState.Submitted, SolutionAction.Submit)] = SolutionState.Submitted,
        [(SolutionState.Submitted, SolutionAction.Withdraw)] = SolutionState.Withdrawn,
        [(SolutionState.Withdrawn, SolutionAction.Submit)] = SolutionState.Submitted,
    };

    private static readonly HashSet<SolutionAction> InEveryState =
        [SolutionAction.View, SolutionAction.Edit, SolutionAction.Attach, SolutionAction.Detach, SolutionAction.Invite, SolutionAction.Uninvite, SolutionAction.Answer, SolutionAction.AutoSubmit, SolutionAction.BeginAnew];

    /// <summary>The state after the action; null when the action is not possible.</summary>
    public static SolutionState? Next(SolutionState from, SolutionAction action) =>
        InEveryState.Contains(action) ? from : Moves.TryGetValue((from, action), out var to) ? to : null;
}
