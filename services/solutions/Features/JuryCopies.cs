using System.Security.Cryptography;

using Market.Hosting.Files;
using Market.Hosting.Files.Cleaning;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features;

/// <summary>
/// The one way in which a jury gets a file: as a copy without traces of who made it, or not at all. As many are made at a time as there
/// are processors, because each may take a hundred megabytes for a moment.
/// </summary>
internal sealed class JuryCopies(IServiceScopeFactory scopes, FileFolder files) : IDisposable
{
    /// <summary>Nobody who sends a file before a deadline waits longer for the files of others.</summary>
    private static readonly TimeSpan PatienceOfTeams = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);

    /// <summary>What will come of a file that a team sends, so that the team knows before it submits; null when there was no turn for it.</summary>
    public async Task<FileCleaning?> TryAsync(ReceivedFile file, CancellationToken cancel)
    {
        if (!await _turns.WaitAsync(PatienceOfTeams, cancel))
            return null;
        using var copy = new MemoryStream();
        var outcome = await CleanInTurnAsync(file.Key, file.Name, copy, cancel);
        return new FileCleaning(FileCleaner.Version, [.. outcome.Removed.Select(trace => trace.ToString())], outcome.Refused?.ToString(), copy.Length);
    }

    /// <summary>What a jury could read in a file; nothing when there would be no copy of it, both null when there was no time.</summary>
    /// <param name="patience">Ends the time for this.</param>
    public async Task<(CleaningOutcome? Outcome, ReadText? Text)> ReadAsync(SolutionFile file, CancellationToken patience, CancellationToken cancel)
    {
        try
        {
            using var copy = new MemoryStream();
            var outcome = await CleanAsync(file.StoredAs, file.Name, copy, patience);
            return (outcome, outcome.Refused is null ? FileText.Read(FileNames.ExtensionOf(file.Name), copy, patience) : null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, null);
        }
    }

    /// <summary>The copy, made now when it is not there yet.</summary>
    public async Task<CleanedCopy> OfAsync(OpenedFile file, Guid challengeId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        var known = await db.CleanedCopies.SingleOrDefaultAsync(copy => copy.Id == file.Id, cancel);
        if (known?.Version == FileCleaner.Version)
            return known;
        return await KeepAsync(db, await MakeAsync(file, challengeId, cancel), known, cancel);
    }

    private async Task<CleanedCopy> MakeAsync(OpenedFile file, Guid challengeId, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        var outcome = await CleanAsync(file.StoredAs, file.Name, content, cancel);
        var made = new CleanedCopy
        {
            Id = file.Id, ChallengeId = challengeId, Version = FileCleaner.Version, OriginalSha256 = file.Sha256, Removed = outcome.Removed, Refused = outcome.Refused,
        };
        if (outcome.Refused is not null)
            return made;
        content.Position = 0;
        made.StoredAs = await files.KeepAsync(content, cancel);
        (made.StoredName, made.Size, made.Sha256) = (FileFolder.NameOf(made.StoredAs), content.Length, Convert.ToHexStringLower(SHA256.HashData(content.ToArray())));
        return made;
    }

    private async Task<CleaningOutcome> CleanAsync(string storedAs, string name, MemoryStream copy, CancellationToken cancel)
    {
        await _turns.WaitAsync(cancel);
        return await CleanInTurnAsync(storedAs, name, copy, cancel);
    }

    private async Task<CleaningOutcome> CleanInTurnAsync(string storedAs, string name, MemoryStream copy, CancellationToken cancel)
    {
        try
        {
            await using var original = files.Open(storedAs);
            return await Task.Run(() => FileCleaner.Clean(FileNames.ExtensionOf(name), original, copy, cancel), cancel);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <param name="known">By an earlier version of the cleaner; its file is swept up later.</param>
    private async Task<CleanedCopy> KeepAsync(SolutionsDb db, CleanedCopy made, CleanedCopy? known, CancellationToken cancel)
    {
        if (known is not null)
            db.CleanedCopies.Remove(known);
        try
        {
            await db.SaveChangesAsync(cancel);
            db.CleanedCopies.Add(made);
            await db.SaveChangesAsync(cancel);
            return made;
        }
        catch (DbUpdateException)
        {
            // Another juror was first, and that copy counts; the same original gave the same bytes.
            if (made.StoredName is not null)
                files.Delete(made.StoredAs);
            db.ChangeTracker.Clear();
            return await db.CleanedCopies.AsNoTracking().SingleAsync(copy => copy.Id == made.Id, cancel);
        }
    }

    public void Dispose() => _turns.Dispose();
}

/// <summary>A cleaning as the API says it.</summary>
internal static class FileCleanings
{
    public static IReadOnlyList<FileTrace> Removed(this FileCleaning? cleaning) => [.. (cleaning?.Removed ?? []).Select(Enum.Parse<FileTrace>)];

    public static Uncleanable? Refused(this FileCleaning? cleaning) => cleaning?.Refused is { } reason ? Enum.Parse<Uncleanable>(reason) : null;
}
