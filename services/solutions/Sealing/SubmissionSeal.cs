using System.Security.Cryptography;
using System.Text;

using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Sealing;

/// <summary>
/// A received submission lies sealed under a data key of its own. That key is wrapped twice: for the challenge's opening key, and for the team, which
/// may always read what it handed in; of a strict challenge with its code only.
/// </summary>
internal static class SubmissionSeal
{
    private const string Content = "submission-content";
    private const string Files = "submission-files";
    private const string Team = "team";

    /// <param name="opening">With the challenge's opening key.</param>
    public static void Seal(this Submission prepared, SealAgreement opening, Vault vault)
    {
        var key = Vault.NewDataKey();
        prepared.Close(new SubmissionParts(
            prepared.Content is { } content ? SealedItem.Seal(key, Encoding.UTF8.GetBytes(content), Content, prepared.Id) : null,
            SealedItem.Seal(key, SealedJson.Write(prepared.Files), Files, prepared.Id),
            vault.Wrap(key, Team, prepared.Id, prepared.CodeKey),
            prepared.Content is null ? null : opening.Seal(key, prepared.Id)));
    }

    /// <summary>For a reader who was found to be in the team. Of a strict challenge it stays sealed without the code that the team had when it submitted.</summary>
    public static void OpenForTeam(this Submission submission, Solution solution, Vault vault)
    {
        if (solution.IsClosed)
            return;
        try
        {
            Open(submission, vault.Unwrap(submission.TeamKey, Team, submission.Id, solution.CodeKey));
        }
        catch (CryptographicException) when (solution.NeedsTeamCode)
        {
            // Submitted under an earlier code.
        }
    }

    /// <summary>As <see cref="OpenForTeam"/>, of a challenge that is not strict; false when it is damaged.</summary>
    public static bool TryOpenForTeam(this Submission submission, Vault vault)
    {
        try
        {
            Open(submission, vault.Unwrap(submission.TeamKey, Team, submission.Id));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>In the opening.</summary>
    public static void Open(this Submission submission, UnlockedKey opening) => Open(submission, opening.Open(submission.OpeningKey ?? [], submission.Id));

    private static void Open(Submission submission, byte[] key) => submission.Opened(
        submission.SealedContent is { } content ? Encoding.UTF8.GetString(SealedItem.Open(key, content, Content, submission.Id)) : null,
        SealedJson.Read<IReadOnlyList<SolutionFile>>(SealedItem.Open(key, submission.SealedFiles, Files, submission.Id)));
}
