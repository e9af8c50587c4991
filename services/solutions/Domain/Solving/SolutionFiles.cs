using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Solving;

/// <param name="Id">Random.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="StoredAs">Key in the file folder of this service, which also opens the file: kept inside what is sealed.</param>
/// <param name="Cleaning">What came of trying to make the copy for the jury; null when it was not tried, as of a file that is older than such copies.</param>
internal sealed record SolutionFile(Guid Id, string Name, long Size, string ContentType, string Sha256, string StoredAs, FileCleaning? Cleaning = null)
{
    /// <summary>The part of <see cref="StoredAs"/> that is no secret.</summary>
    public string NameOnDisk() => StoredAs.Split(':')[0];
}

/// <summary>What a jury's copy of a file leaves out, or why there is none (kinds as the cleaner names them).</summary>
/// <param name="Size">Of the copy, bytes; 0 when there is none.</param>
/// <param name="Version">Of the cleaner that said so.</param>
internal sealed record FileCleaning(int Version, IReadOnlyList<string> Removed, string? Refused, long Size);

internal sealed partial class Solution
{
    /// <summary>Bytes, each.</summary>
    public const long FileLimit = 25 * 1024 * 1024;

    /// <summary>Bytes, all files of a solution together.</summary>
    public const long FilesTotalLimit = 100 * 1024 * 1024;

    public const int FileCountLimit = 20;

    public IReadOnlyList<SolutionFile> Files { get; private set; } = [];

    public Result Attach(Solver by, SolutionFile file, ChallengeBrief brief, DateTimeOffset now)
    {
        if (Allows(by.OrganisationId, SolutionAction.Attach, brief, now) is { Failed: true } refused)
            return refused;
        if (Files.Count >= FileCountLimit)
            return SolutionErrors.TooManyFiles;
        if (Files.FirstOrDefault(other => other.Sha256 == file.Sha256) is { } same)
            return SolutionErrors.FileRepeated(same.Name);
        if (Files.Any(other => string.Equals(other.Name, file.Name, StringComparison.OrdinalIgnoreCase)))
            return SolutionErrors.FileNameTaken(file.Name);
        if (Files.Sum(other => other.Size) + file.Size > FilesTotalLimit)
            return SolutionErrors.FilesTooLargeTogether;
        Keep([.. Files, file]);
        UpdatedAt = now;
        return Result.Done;
    }

    /// <summary>Takes a file out of the working copy; what was submitted keeps it.</summary>
    public Result<SolutionFile> Detach(Solver by, Guid fileId, ChallengeBrief brief, DateTimeOffset now)
    {
        if (Allows(by.OrganisationId, SolutionAction.Detach, brief, now) is { Failed: true } refused)
            return Result<SolutionFile>.From(refused);
        if (Files.FirstOrDefault(file => file.Id == fileId) is not { } found)
            return Error.NotFound();
        Keep([.. Files.Where(file => file.Id != fileId)]);
        UpdatedAt = now;
        return found;
    }
}
