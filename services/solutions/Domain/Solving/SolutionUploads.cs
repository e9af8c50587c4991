using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;

namespace Market.Solutions.Domain.Solving;

internal sealed partial class Solution
{
    /// <summary>Unfinished uploads at a time.</summary>
    public const int UploadLimit = 5;

    /// <summary>Announces a file that will be sent in pieces. Refuses now what would be refused once it is whole, and keeps a team from filling the disk with halves.</summary>
    /// <param name="unfinished">Of this solution.</param>
    /// <param name="now">By which the deadline is decided.</param>
    /// <param name="started">By which the upload expires.</param>
    public Result<Upload> Announce(Solver by, AnnouncedFile file, IReadOnlyList<Upload> unfinished, ChallengeBrief brief, DateTimeOffset now, DateTimeOffset started)
    {
        if (Allows(by.OrganisationId, SolutionAction.Attach, brief, now) is { Failed: true } refused)
            return Result<Upload>.From(refused);
        // What opens the pieces would lie under the master key.
        if (NeedsTeamCode)
            return SolutionErrors.UploadWhole;
        if (unfinished.Count >= UploadLimit)
            return SolutionErrors.TooManyUploads;
        if (file.Length > FileLimit)
            return SolutionErrors.FileTooLarge;
        if (Files.Count + unfinished.Count >= FileCountLimit)
            return SolutionErrors.TooManyFiles;
        if (Files.Any(other => string.Equals(other.Name, file.Name, StringComparison.OrdinalIgnoreCase)))
            return SolutionErrors.FileNameTaken(file.Name);
        if (Files.Sum(other => other.Size) + unfinished.Sum(upload => upload.Length) + file.Length > FilesTotalLimit)
            return SolutionErrors.FilesTooLargeTogether;
        return Upload.Of(Alias.NewId(), this, by, file, started);
    }
}
