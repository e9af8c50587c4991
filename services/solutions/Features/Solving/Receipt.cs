using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Features.Solving;

public enum ReceiptState
{
    /// <summary>This is what counts.</summary>
    Current,

    /// <summary>A later submission took its place.</summary>
    Replaced,

    /// <summary>Taken back before the deadline; the content is gone.</summary>
    Withdrawn,
}

/// <summary>Proof of what was received, and when exactly.</summary>
/// <param name="ReceivedAt">By the database's clock (UTC); always before the deadline.</param>
/// <param name="ContentHash">Lower-case hex SHA-256 of the canonical content, the hashes of the files included.</param>
/// <param name="Replaced">It took the place of an earlier submission.</param>
/// <param name="Deadline">In force when it was received.</param>
/// <param name="DeadlineVersion">Number of the change that this deadline comes from; 0: as published.</param>
/// <param name="Automatic">The market submitted it, as the lead had asked.</param>
/// <param name="Closed">Of a strict challenge, read without the team's code: the files are not named.</param>
public sealed record Receipt(
    string Number, DateTimeOffset ReceivedAt, string ContentHash, int Sequence, ReceiptState State, DateTimeOffset? WithdrawnAt, IReadOnlyList<ReceiptItem> Items,
    DateTimeOffset Deadline, Guid ChallengeId, LocalizedText ChallengeTitle, string OrganisationName, IReadOnlyList<string> Partners, bool Replaced, int DeadlineVersion,
    bool Automatic, bool Closed)
{
    internal static Receipt Of(Submission submission, ChallengeBrief brief) => new(
        submission.ReceiptNumber, submission.ReceivedAt, submission.ContentHash, submission.Sequence, StateOf(submission), submission.WithdrawnAt,
        submission.IsSealed ? [] : [.. submission.Files.Select(file => new ReceiptItem(file.Name, file.Sha256, file.Size))],
        submission.Deadline, brief.Id, brief.Title, submission.LeadOrganisationName, [.. submission.Partners.Select(partner => partner.Name)], submission.Replaces, submission.DeadlineVersion, submission.Automatic, submission.IsSealed);

    private static ReceiptState StateOf(Submission submission) => submission switch
    {
        { WithdrawnAt: not null } => ReceiptState.Withdrawn,
        { ReplacedAt: not null } => ReceiptState.Replaced,
        _ => ReceiptState.Current,
    };
}

/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Size">Bytes.</param>
public sealed record ReceiptItem(string Name, string Sha256, long Size);
