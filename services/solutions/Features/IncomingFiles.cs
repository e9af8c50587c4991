using Market.Hosting.Access;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

namespace Market.Solutions.Features;

/// <summary>The one way in which a file comes into a solution, sent at once or in pieces: checked, sealed, tried whether it can be cleaned for the jury, attached. When anything fails neither the file nor a row stays.</summary>
internal sealed class IncomingFiles(SolutionsDb db, FileFolder files, JuryCopies copies, TimeProvider time)
{
    /// <param name="upload">The upload that it completes; null when it was sent at once.</param>
    public async Task<Result<SolutionFile>> TakeAsync(Caller caller, Guid solutionId, string name, Stream content, Guid? upload, CancellationToken cancel)
    {
        var received = await files.ReceiveAsync(name, content, Solution.FileLimit, cancel);
        if (received.Failed)
            return Result<SolutionFile>.From(received);
        var kept = false;
        try
        {
            var cleaning = await copies.TryAsync(received.Value, cancel);
            var attached = await AttachAsync(caller, solutionId, received.Value, cleaning, upload, cancel);
            kept = !attached.Failed;
            return attached;
        }
        finally
        {
            if (!kept)
                files.Delete(received.Value.Key);
        }
    }

    private async Task<Result<SolutionFile>> AttachAsync(Caller caller, Guid solutionId, ReceivedFile received, FileCleaning? cleaning, Guid? uploadId, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.LockBidAsync(solutionId, caller, cancel) is not { } bid)
            return Error.NotFound();
        var upload = uploadId is null ? null : await db.Uploads.FindAsync([uploadId], cancel);
        if (uploadId is not null && upload is not { IsFinished: false })
            return Error.NotFound();
        var file = new SolutionFile(Alias.NewId(), received.Name, received.Size, received.ContentType, received.Sha256, received.Key, cleaning);
        var attached = bid.Solution.Attach(caller.AsTeamMember(), file, bid.Brief, await db.ClockAsync(cancel));
        if (attached.Failed)
            return Result<SolutionFile>.From(attached);
        upload?.Became(file);
        // Whoever adds it may submit it, whatever the scanner is up to; others get it once it is found clean.
        if (received.Scan != ScanVerdict.NotScanned)
            db.FileScans.Add(new FileScan { StoredName = file.NameOnDisk(), SolutionId = solutionId, Verdict = received.Scan, At = time.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return file;
    }
}
