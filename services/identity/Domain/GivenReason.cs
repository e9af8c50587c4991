using Market.Kernel;

namespace Market.Identity.Domain;

/// <summary>Why an administrator does something to somebody, in the words that this person reads.</summary>
internal static class GivenReason
{
    /// <summary>A notification shows no more of it.</summary>
    private const int Longest = 1000;

    /// <summary>What was typed, in one line of visible text; refused when nothing is left of it, or too much.</summary>
    public static Result<string> Of(string? typed)
    {
        var line = PlainName.Line(typed);
        if (line.Length == 0)
            return IdentityErrors.ReasonMissing("reason");
        return line.Length > Longest ? IdentityErrors.ReasonTooLong("reason", Longest) : line;
    }
}
