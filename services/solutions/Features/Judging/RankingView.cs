using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <param name="Rank">Null when not eligible.</param>
/// <param name="Total">Weighted score out of 100, two decimals; null when all jurors abstained on a criterion.</param>
/// <param name="Tied">Shares its rank with another.</param>
public sealed record RankingViewRow(int? Rank, string Alias, string Title, decimal? Total, bool Eligible, bool Tied, IReadOnlyList<RankingViewMean> Criteria);

/// <param name="Mean">0 to 10, two decimals; null when all jurors abstained.</param>
/// <param name="Abstained">Jurors who did.</param>
public sealed record RankingViewMean(Guid CriterionId, decimal? Mean, bool BelowMinimum, int Abstained);

/// <summary>The ranking for one reader: computed over the submissions that the reader may know of, and only when all of their scores are locked.</summary>
internal static class RankingView
{
    private const long BytesOfRow = 400;

    /// <summary>The room of who may read the ranking: the owning body, and the chair.</summary>
    public static async Task<Result<JuryRoom>> FindReaderAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel)
    {
        var found = await JuryRoom.ReadAsync(db, challengeId, caller, cancel);
        return found is { Failed: false, Value.IsTeam: false } ? JuryRoom.ForChair(found) : found;
    }

    /// <summary>As <see cref="FindReaderAsync"/>, for what lies behind the ranking: single scores by juror, which the owning body reads once the report is issued, and the auditor once the award is published.</summary>
    public static async Task<Result<JuryRoom>> FindReaderOfScoresAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel)
    {
        if (caller.Is(Roles.Auditor))
            return await JuryRoom.FindForAuditorAsync(db, challengeId, caller, cancel);
        var found = await FindReaderAsync(db, challengeId, caller, cancel);
        return found is { Failed: false, Value.IsTeam: true } && found.Value.Jury?.IsSettled != true ? ReportErrors.NotIssued : found;
    }

    /// <summary>Null while scores are missing.</summary>
    public static Task<IReadOnlyList<RankingRow>?> OfAsync(SolutionsDb db, JuryRoom room, CancellationToken cancel) => MadeOfAsync(
        db, room,
        async () => await SheetsAsync(db, room, cancel) is { } sheets ? Ranking.Of(RankingCriterion.Of(room.Brief.Criteria), sheets) : null,
        rows => rows.Count * BytesOfRow);

    /// <summary>What counts for the ranking: for the owning body and the auditor everything, for the chair without what the chair is in conflict with. Null while scores are missing.</summary>
    public static async Task<IReadOnlyList<ScoreSheet>?> SheetsAsync(SolutionsDb db, JuryRoom room, CancellationToken cancel)
    {
        var aliases = (room.ReadsAll ? room.Opened : room.Visible).Select(submission => submission.Alias).ToHashSet();
        if (room.Jury is not { AssignedAt: not null } jury || (room.ReadsAll && !jury.IsCompleted) || !IsLocked(jury, aliases))
            return null;
        var counting = await CountingSheetsAsync(db, jury, cancel);
        return [.. counting.Where(sheet => aliases.Contains(sheet.Alias))];
    }

    /// <summary>The locked sheets of jurors who still hold the assignment.</summary>
    public static async Task<IReadOnlyList<ScoreSheet>> CountingSheetsAsync(SolutionsDb db, Jury jury, CancellationToken cancel)
    {
        var sheets = await db.ScoreSheets.AsNoTracking().Where(sheet => sheet.ChallengeId == jury.Id && sheet.LockedAt != null).ToListAsync(cancel);
        return [.. sheets.Where(sheet => jury.IsAssigned(sheet.JurorId, sheet.Alias)).OrderBy(sheet => sheet.Id)];
    }

    /// <summary>As <see cref="OfAsync"/>, as it is shown.</summary>
    public static Task<IReadOnlyList<RankingViewRow>?> RowsAsync(SolutionsDb db, JuryRoom room, CancellationToken cancel) => MadeOfAsync<IReadOnlyList<RankingViewRow>>(
        db, room,
        async () => await OfAsync(db, room, cancel) is { } rows ? [.. rows.Select(row => RowOf(row, room.TitleOf(row.Alias)))] : null,
        rows => rows.Count * BytesOfRow);

    /// <summary>What <paramref name="make"/> gives for this reader, made once for each version of the jury; null while scores are missing.</summary>
    /// <param name="bytes">About what it takes.</param>
    public static async Task<T?> MadeOfAsync<T>(SolutionsDb db, JuryRoom room, Func<Task<T?>> make, Func<T, long> bytes)
        where T : class => room.Jury is { } jury ? await db.Shelf.MadeOfAsync(jury, ReaderOf(room), make, bytes) : null;

    public static RankingViewRow RowOf(RankingRow row, string title) => new(
        row.Rank, row.Alias, title, row.TotalHundredths / 100m, row.Eligible, row.Tied,
        [.. row.Criteria.Select(mean => new RankingViewMean(mean.CriterionId, mean.MeanHundredths / 100m, mean.BelowMinimum, mean.Abstained))]);

    /// <summary>The owning body reads all; a chair has conflicts of the own.</summary>
    private static Guid ReaderOf(JuryRoom room) => room.IsTeam ? Guid.Empty : room.Caller.PersonId;

    private static bool IsLocked(Jury jury, HashSet<string> aliases) =>
        aliases.All(alias => jury.Assignments.Any(pair => pair.Alias == alias))
        && jury.Assignments.Where(pair => aliases.Contains(pair.Alias)).All(pair => pair.LockedAt is not null);
}
