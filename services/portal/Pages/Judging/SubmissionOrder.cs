using Market.Portal.Clients;

namespace Market.Portal.Pages.Judging;

internal static class SubmissionOrder
{
    /// <summary>The next submission after <paramref name="alias"/> that the reader still has to lock, beginning again at the first; null when there is none.</summary>
    public static string? NextToScore(this IReadOnlyList<JurySubmission> submissions, string alias)
    {
        var here = submissions.TakeWhile(row => row.Alias != alias).Count();
        return submissions.Skip(here + 1).Concat(submissions.Take(here)).FirstOrDefault(row => row is { Assigned: true, Locked: false })?.Alias;
    }
}
