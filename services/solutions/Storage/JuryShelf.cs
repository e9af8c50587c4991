using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Openings;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Market.Solutions.Storage;

/// <summary>
/// What this process keeps read of juries at work, because it is asked for at every page: the opened submissions, which never change; a jury, for as long
/// as its row has the version that was read; and what was made of both. Whoever asks has shown before that it may know of them.
/// </summary>
internal sealed class JuryShelf : IDisposable
{
    private const long Capacity = 256 * 1024 * 1024;
    private const int BytesOfPair = 150;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Capacity });

    /// <summary>Empty until the opening.</summary>
    public async Task<OpenedTable> TableAsync(SolutionsDb db, Guid challengeId, CancellationToken cancel)
    {
        if (_kept.TryGetValue((nameof(OpenedTable), challengeId), out OpenedTable? known))
            return known!;
        var rows = await db.OpenedSubmissions.AsNoTracking().Where(row => row.ChallengeId == challengeId).ToListAsync(cancel);
        // All come in one transaction, so whoever sees one sees all.
        return rows.Count == 0 ? OpenedTable.Empty : Keep((nameof(OpenedTable), challengeId), new OpenedTable(rows), rows.Sum(row => row.Sealed.LongLength * 2));
    }

    /// <summary>The jury as it was saved last; nobody may change it.</summary>
    /// <param name="version">Of its row, read just now.</param>
    public async Task<Jury> JuryAsync(SolutionsDb db, Guid challengeId, int version, CancellationToken cancel)
    {
        if (_kept.TryGetValue((nameof(Jury), challengeId), out Jury? known) && known!.Version == version)
            return known;
        var jury = await db.Juries.AsNoTracking().SingleAsync(row => row.Id == challengeId, cancel);
        return Keep((nameof(Jury), challengeId), jury, (long)BytesOfPair * (jury.Assignments.Count + jury.Members.Count));
    }

    /// <summary>What <paramref name="make"/> gives for one reader of one version of the jury; made once.</summary>
    /// <param name="bytes">About what it takes.</param>
    public async Task<T?> MadeOfAsync<T>(Jury jury, Guid reader, Func<Task<T?>> make, Func<T, long> bytes)
        where T : class
    {
        var key = (typeof(T), jury.Id, jury.Version, reader);
        if (_kept.TryGetValue(key, out T? known))
            return known;
        return await make() is { } made ? Keep(key, made, bytes(made)) : null;
    }

    /// <summary>Forgets all that was kept: content was deleted or replaced behind the back of this process's requests.</summary>
    public void Clear() => _kept.Clear();

    public void Dispose() => _kept.Dispose();

    private T Keep<T>(object key, T value, long bytes) => _kept.Set(key, value, new MemoryCacheEntryOptions { SlidingExpiration = Idle, Size = bytes });
}
