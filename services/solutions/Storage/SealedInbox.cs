using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>
/// The deadline (requirements L1, L22): a submission is in exactly when the statement that writes it sees the database's clock
/// before the brief's deadline. Clock, comparison and time of receipt are one value of one statement.
/// </summary>
internal static class SealedInbox
{
    private static readonly HashSet<string> GivenLater =
        [nameof(Submission.ReceivedAt), nameof(Submission.Deadline), nameof(Submission.DeadlineVersion), nameof(Submission.ReplacedAt), nameof(Submission.WithdrawnAt), nameof(Submission.WithdrawnBy)];

    /// <summary>What a solution that was received has anew.</summary>
    private static readonly string[] Received =
        [nameof(Solution.State), nameof(Solution.CurrentSubmissionId), nameof(Solution.Submissions), nameof(Solution.SubmittedOrganisationIds), nameof(Solution.UpdatedAt)];

    private const string TakeBackSql = """
        WITH clock AS MATERIALIZED (SELECT $clock AS now)
        UPDATE submissions SET "WithdrawnAt" = (SELECT now FROM clock), "WithdrawnBy" = {1}, "SealedContent" = NULL, "OpeningKey" = NULL
        WHERE "Id" = {0} AND "WithdrawnAt" IS NULL AND EXISTS (
            SELECT 1 FROM challenge_briefs AS brief, clock
            WHERE brief."Id" = submissions."ChallengeId" AND NOT brief."Cancelled" AND brief."Deadline" > clock.now)
        """;

    /// <summary>
    /// Seals each for its challenge and writes those for which the database's clock is before the deadline; each of these gets its time of
    /// receipt and the deadline that was in force. Gives the ids of those that are in.
    /// </summary>
    public static async Task<IReadOnlySet<Guid>> AcceptAsync(this SolutionsDb db, IReadOnlyList<Submission> prepared, CancellationToken cancel)
    {
        var challenges = prepared.Select(each => each.ChallengeId).Distinct().ToList();
        var keys = await db.OpeningKeys.AsNoTracking().Where(key => challenges.Contains(key.Id)).ToDictionaryAsync(key => key.Id, key => key.Agree(), cancel);
        foreach (var each in prepared)
            each.Seal(keys[each.ChallengeId], db.Vault);
        await db.LockBriefsAsync(challenges, alone: false, cancel);
        var replacing = prepared.Where(each => each.Replaces).ToList();
        await db.MarkReplacedAsync(replacing, cancel);
        await db.ExecuteAsync([AcceptStatement(db, prepared)], cancel);
        var accepted = await db.AcceptedAsync(prepared, cancel);
        await db.UnmarkReplacedAsync(replacing.Where(each => !accepted.Contains(each.Id)), cancel);
        return accepted;
    }

    /// <summary>Why <see cref="AcceptAsync"/> did not take it.</summary>
    public static async Task<Error> WhyNotAsync(this SolutionsDb db, Submission prepared, CancellationToken cancel) =>
        await db.Briefs.AnyAsync(brief => brief.Id == prepared.ChallengeId && brief.Cancelled, cancel) ? SolutionErrors.ChallengeCancelled : SolutionErrors.DeadlinePassed;

    /// <summary>Writes with their solutions what they tell, once they are accepted.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A solution was changed by somebody who did not hold it.</exception>
    public static async Task NoteReceivedAsync(this SolutionsDb db, IReadOnlyList<Solution> solutions, IReadOnlyList<ToldAct> acts, CancellationToken cancel)
    {
        var changed = await db.ExecuteAsync([.. Statement.UpdateAtVersion(db, solutions, Received), .. db.Tell(acts)], cancel);
        if (changed[0] != solutions.Count)
            throw new DbUpdateConcurrencyException("A solution was changed while it was received");
    }

    /// <summary>Receipt numbers that nobody has, drawn by lot.</summary>
    public static async Task<IReadOnlyList<string>> FreeReceiptNumbersAsync(this SolutionsDb db, int count, DateTimeOffset now, CancellationToken cancel)
    {
        var drawn = new HashSet<string>();
        while (drawn.Count < count)
        {
            while (drawn.Count < count)
                drawn.Add(ReceiptNumber.Draw(now));
            drawn.ExceptWith(await db.Submissions.Where(submission => drawn.Contains(submission.ReceiptNumber)).Select(submission => submission.ReceiptNumber).ToListAsync(cancel));
        }

        return [.. drawn];
    }

    /// <summary>Takes it back when the database's clock is before the deadline: the content goes, the receipt stays.</summary>
    public static async Task<bool> TakeBackAsync(this SolutionsDb db, Submission current, Guid by, CancellationToken cancel)
    {
        await db.LockBriefsAsync([current.ChallengeId], alone: false, cancel);
        return await db.Database.ExecuteSqlRawAsync(TakeBackSql.Replace("$clock", db.ClockSql, StringComparison.Ordinal), [current.Id, by], cancel) == 1;
    }

    private static Statement AcceptStatement(SolutionsDb db, IReadOnlyList<Submission> prepared)
    {
        var (accept, rows) = (new Statement(db), new Rows<Submission>(db, prepared, name => !GivenLater.Contains(name)));
        accept.Sql = $"""
            WITH clock AS MATERIALIZED (SELECT {db.ClockSql} AS now)
            INSERT INTO {rows.Table} ({rows.Columns()}, "ReceivedAt", "Deadline", "DeadlineVersion")
            SELECT {rows.Columns("prepared")}, clock.now, brief."Deadline", brief."DeadlineMoves"
            FROM clock CROSS JOIN {accept.From(rows, "prepared")} JOIN challenge_briefs AS brief ON brief."Id" = prepared."ChallengeId"
            WHERE NOT brief."Cancelled" AND brief."Deadline" > clock.now
            """;
        return accept;
    }

    private static async Task<IReadOnlySet<Guid>> AcceptedAsync(this SolutionsDb db, IReadOnlyList<Submission> prepared, CancellationToken cancel)
    {
        var ids = prepared.Select(each => each.Id).ToList();
        var accepted = await db.Submissions.Where(each => ids.Contains(each.Id))
            .Select(each => new { each.Id, each.ReceivedAt, each.Deadline, each.DeadlineVersion }).ToDictionaryAsync(each => each.Id, cancel);
        foreach (var each in prepared)
        {
            if (accepted.TryGetValue(each.Id, out var given))
                each.Accept(given.ReceivedAt, given.Deadline, given.DeadlineVersion);
        }

        return accepted.Keys.ToHashSet();
    }

    /// <summary>Before the new one comes: there are never two that count for one solution.</summary>
    private static async Task MarkReplacedAsync(this SolutionsDb db, IReadOnlyList<Submission> replacing, CancellationToken cancel)
    {
        if (replacing.Count == 0)
            return;
        var (solutions, now) = (replacing.Select(each => each.SolutionId).ToList(), await db.ClockAsync(cancel));
        await db.Submissions.Where(each => solutions.Contains(each.SolutionId) && each.ReplacedAt == null && each.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.ReplacedAt, now), cancel);
    }

    /// <summary>The new one did not come.</summary>
    private static async Task UnmarkReplacedAsync(this SolutionsDb db, IEnumerable<Submission> refused, CancellationToken cancel)
    {
        foreach (var each in refused)
        {
            await db.Submissions.Where(other => other.SolutionId == each.SolutionId && other.Sequence == each.Sequence - 1)
                .ExecuteUpdateAsync(set => set.SetProperty(other => other.ReplacedAt, (DateTimeOffset?)null), cancel);
        }
    }
}
