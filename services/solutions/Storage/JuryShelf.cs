using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Practising;
using Market.Solutions.Domain.Openings;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Market.Solutions.Storage;

/// <summary>
/// What this process keeps read of juries at work, because it is asked for at every page: the opened submissions, which never change; a jury, its brief and its practice, for as
/// long as their rows have the version that was read; and what was made of both. Whoever asks has shown before that it may know of them.
/// </summary>
internal sealed class JuryShelf : IDisposable
{
    private const long Capacity = 256 * 1024 * 1024;
    private const int BytesOfPair = 150;
    private const int BytesOfText = 20_000;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Capacity });

    private readonly JuryDoors _doors = new();

    /// <summary>Empty until the opening.</summary>
    public async Task<OpenedTable> TableAsync(Func<SolutionsDb> db, Guid challengeId, CancellationToken cancel)
    {
        if (_kept.TryGetValue((nameof(OpenedTable), challengeId), out OpenedTable? known))
            return known!;
        var rows = await db().OpenedSubmissions.AsNoTracking().Where(row => row.ChallengeId == challengeId).ToListAsync(cancel);
        // All come in one transaction, so whoever sees one sees all.
        return rows.Count == 0 ? OpenedTable.Empty : Keep((nameof(OpenedTable), challengeId), new OpenedTable(rows), rows.Sum(row => row.Sealed.LongLength * 2));
    }

    /// <summary>What a caller has to be compared with, and which of what is kept is still true; in one command.</summary>
    /// <param name="known">What <see cref="Known"/> gave.</param>
    /// <param name="alias">Of the submission whose own sheet is wanted; empty for none.</param>
    public async Task<JuryDoor?> DoorAsync(Func<SolutionsDb> db, Guid challengeId, Guid personId, string alias, Jury? known, CancellationToken cancel)
    {
        var key = (nameof(OwnSheet), challengeId, personId, alias);
        var sheet = alias.Length == 0 ? null : _kept.Get<OwnSheet>(key);
        var door = await _doors.AskAsync(db, new DoorQuestion(challengeId, personId, alias, known?.Version, sheet), cancel);
        if (door?.Sheet is { } own && own != sheet)
            Keep(key, own, own.Scores.Sum(score => BytesOfPair + (2L * score.Remark.Length)));
        return door;
    }

    /// <summary>The jury as it was when somebody asked last.</summary>
    public Jury? Known(Guid challengeId) => _kept.Get<Jury>((nameof(Jury), challengeId));

    /// <summary>The jury as it was saved last; nobody may change it.</summary>
    public async Task<Jury> JuryAsync(SolutionsDb db, Guid challengeId, CancellationToken cancel)
    {
        var jury = await db.Juries.AsNoTracking().SingleAsync(row => row.Id == challengeId, cancel);
        return Keep((nameof(Jury), challengeId), jury, (long)BytesOfPair * (jury.Assignments.Count + jury.Members.Count));
    }

    /// <summary>The brief as it was saved last; nobody may change it.</summary>
    /// <param name="version">Of its row, read just now.</param>
    public async Task<ChallengeBrief> BriefAsync(Func<SolutionsDb> db, Guid challengeId, int version, CancellationToken cancel) =>
        _kept.TryGetValue((nameof(ChallengeBrief), challengeId), out ChallengeBrief? known) && known!.Version == version
            ? known : Keep((nameof(ChallengeBrief), challengeId), await db().Briefs.AsNoTracking().SingleAsync(row => row.Id == challengeId, cancel), BytesOfText);

    /// <summary>The practice as it was saved last; nobody may change it.</summary>
    /// <param name="version">Of its row, read just now.</param>
    public async Task<PracticeRound> PracticeAsync(SolutionsDb db, Guid challengeId, int version, CancellationToken cancel) =>
        _kept.TryGetValue((nameof(PracticeRound), challengeId), out PracticeRound? known) && known!.Version == version
            ? known : Keep((nameof(PracticeRound), challengeId), await db.PracticeRounds.AsNoTracking().SingleAsync(row => row.Id == challengeId, cancel), BytesOfText);

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

    /// <summary>What <paramref name="make"/> gave last for one thing that somebody reads, while all that it is made of has the same versions.</summary>
    /// <param name="thing">With its reader.</param>
    /// <param name="bytes">About what it takes.</param>
    public T WhileSame<T>(object thing, object versions, Func<T> make, Func<T, long> bytes)
        where T : class
    {
        if (_kept.TryGetValue((typeof(T), thing), out Versioned<T>? known) && known!.Versions.Equals(versions))
            return known.Value;
        var made = make();
        Keep((typeof(T), thing), new Versioned<T>(versions, made), bytes(made));
        return made;
    }

    /// <summary>Forgets all that was kept: content was deleted or replaced behind the back of this process's requests.</summary>
    public void Clear() => _kept.Clear();

    public void Dispose()
    {
        _kept.Dispose();
        _doors.Dispose();
    }

    private sealed record Versioned<T>(object Versions, T Value);

    private T Keep<T>(object key, T value, long bytes) => _kept.Set(key, value, new MemoryCacheEntryOptions { SlidingExpiration = Idle, Size = bytes });
}
