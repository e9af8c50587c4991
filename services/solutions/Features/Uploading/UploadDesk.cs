using Market.Hosting.Access;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

namespace Market.Solutions.Features.Uploading;

/// <summary>Finds an upload for a caller: what is not of the own team, of another solution, or expired is not there.</summary>
internal sealed class UploadDesk(SolutionsDb db, PartFolder parts, TimeProvider time)
{
    public async Task<Result<Upload>> FindAsync(Caller caller, Guid solutionId, Guid id, SolutionAction action, CancellationToken cancel)
    {
        if (await db.FindBidAsync(solutionId, caller, cancel) is not { } bid)
            return Error.NotFound();
        if (bid.Solution.Allows(caller.OrganisationId, action, bid.Brief, await db.ClockAsync(cancel)) is { Failed: true } refused)
            return Result<Upload>.From(refused);
        return await db.Uploads.FindAsync([id], cancel) is { } upload && upload.SolutionId == solutionId && upload.ExpiresAt > time.GetUtcNow()
            ? upload
            : Error.NotFound();
    }

    /// <summary>Refused while somebody brings a piece: how far it is is not settled then.</summary>
    public Result<UploadStatus> StatusOf(Upload upload)
    {
        if (upload.IsFinished)
            return StatusOf(upload, upload.Length);
        return parts.LengthOf(upload.StoredAs, upload.Length) is { } offset ? StatusOf(upload, offset) : UploadErrors.Busy;
    }

    public static UploadStatus StatusOf(Upload upload, long offset) =>
        new(upload.Id, upload.Name, upload.Length, offset, upload.StartedAt, upload.ExpiresAt, upload.FileId);
}
