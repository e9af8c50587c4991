using System.Security.Cryptography;

using Market.Hosting.FailPoints;
using Market.Hosting.Files;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Openings;

/// <summary>
/// Opens with a warrant whatever counts of one challenge, and holds it against the receipts. What is damaged is recorded as refused and never
/// keeps the others from the table.
/// </summary>
internal sealed class OpeningAct(SolutionsDb db, FileFolder files, OpeningWarrant warrant, Func<OpeningKey, UnlockedKey> unlock)
{
    private readonly List<OpeningRefusal> _refused = [];

    /// <summary>Opens, and keeps what came of it; the caller saves.</summary>
    public async Task CompleteAsync(Opening opening, ChallengeBrief brief, CancellationToken cancel)
    {
        var onTheTable = await OpenAsync(cancel);
        opening.Confirm(warrant, brief, onTheTable, _refused);
        db.OpenedSubmissions.AddRange(onTheTable);
        if (await db.Juries.FindAsync([brief.Id], cancel) is { } jury)
            await db.LookForConflictsAsync(jury, [.. onTheTable.Select(JuryRoom.EntrantOf)], opening.OpenedAt!.Value, cancel);
    }

    /// <summary>What gets on the table, under aliases drawn by lot.</summary>
    private async Task<IReadOnlyList<OpenedSubmission>> OpenAsync(CancellationToken cancel)
    {
        var received = await db.Submissions.AsNoTracking()
            .Where(submission => submission.ChallengeId == warrant.ChallengeId && submission.ReplacedAt == null && submission.WithdrawnAt == null)
            .ToListAsync(cancel);
        if (received.Count == 0)
            return [];
        var key = await db.OpeningKeys.AsNoTracking().SingleAsync(key => key.Id == warrant.ChallengeId, cancel);
        FailPoint.Hit(FailPointNames.OpeningKey);
        using var unlocked = unlock(key);
        var opened = received.Where(submission => Open(submission, unlocked)).ToList();
        foreach (var submission in opened)
            submission.Opened(submission.Content, await SoundFilesAsync(submission, cancel));
        return Unsealing.Of(opened, db.Vault.SeedOf(warrant.ChallengeId));
    }

    private bool Open(Submission submission, UnlockedKey key)
    {
        try
        {
            submission.Open(key);
        }
        catch (CryptographicException)
        {
            return Refuse(submission, submission.ContentHash, OpeningRefusalReason.Unreadable);
        }

        return CanonicalContent.Hash(submission.Content ?? "") == submission.ContentHash
            || Refuse(submission, submission.ContentHash, OpeningRefusalReason.HashDiffers);
    }

    private async Task<IReadOnlyList<SolutionFile>> SoundFilesAsync(Submission submission, CancellationToken cancel)
    {
        var sound = new List<SolutionFile>();
        foreach (var file in submission.Files)
        {
            if (await CheckAsync(file, cancel) is { } reason)
                Refuse(submission, file.Sha256, reason);
            else
                sound.Add(file);
        }

        return sound;
    }

    private async Task<OpeningRefusalReason?> CheckAsync(SolutionFile file, CancellationToken cancel)
    {
        try
        {
            await using var content = files.Open(file.StoredAs);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
            FailPoint.Hit(FailPointNames.OpeningFile);
            return hash == file.Sha256 ? null : OpeningRefusalReason.FileHashDiffers;
        }
        catch (Exception error) when (error is CryptographicException or IOException or InvalidDataException)
        {
            return OpeningRefusalReason.FileUnreadable;
        }
    }

    private bool Refuse(Submission submission, string sha256, OpeningRefusalReason reason)
    {
        _refused.Add(new OpeningRefusal(submission.ReceiptNumber, submission.ReceivedAt, sha256, reason));
        return false;
    }
}
