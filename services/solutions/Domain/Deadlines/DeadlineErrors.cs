using Market.Kernel;

namespace Market.Solutions.Domain.Deadlines;

/// <summary>Why a deadline stays as it is; told to the body, never to a request.</summary>
internal static class DeadlineErrors
{
    public static readonly Error Cancelled = Error.Conflict("deadline.challenge-cancelled");
    public static readonly Error Over = Error.Conflict("deadline.over");
    public static readonly Error OpeningBegan = Error.Conflict("deadline.opening-began");
    public static readonly Error HasDrafts = Error.Conflict("deadline.has-drafts");

    /// <summary>It took so long until the wish arrived that the notice would be too short.</summary>
    public static readonly Error TooSoon = Error.Conflict("deadline.too-late-to-move");
}
