using Market.Contracts;
using Market.Hosting.AuditLog.Checking;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Invariants;
using Market.Hosting.Messaging.Outbox;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Invariants;

/// <summary>What holds of everything that was received.</summary>
internal static class SubmissionInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<SolutionsDb>("submissions.of-a-bid", "Each submission belongs to a bid for the same challenge",
            db => db.Submissions.Where(row => !db.Solutions.Any(solution => solution.Id == row.SolutionId && solution.ChallengeId == row.ChallengeId)).Select(row => row.Id)),
        Invariant.Of<SolutionsDb>("submissions.numbered", "The submissions of a bid are numbered 1, 2, 3 … up to how often it was submitted", NumbersAsync),
        Invariant.Of<SolutionsDb>("submissions.before-the-deadline", "Each was received before the deadline that was in force then", LateAsync),
        Invariant.Of<SolutionsDb>("submissions.names-its-deadline", "Each names a deadline that came after its receipt",
            db => db.Submissions.Where(row => row.ReceivedAt >= row.Deadline).Select(row => row.Id)),
        Invariant.Of<SolutionsDb>("submissions.sealed-while-it-stands", "What stands is sealed for the opening; what was taken back has no content left and says by whom",
            db => db.Submissions.Where(row => row.WithdrawnAt == null
                ? row.SealedContent == null || row.OpeningKey == null || row.WithdrawnBy != null
                : row.SealedContent != null || row.OpeningKey != null || row.WithdrawnBy == null).Select(row => row.Id)),
        Invariant.Of<SolutionsDb>("submissions.receipt-number", "Each receipt number is given once",
            db => db.Submissions.Where(row => db.Submissions.Any(other => other.ReceiptNumber == row.ReceiptNumber && other.Id != row.Id)).Select(row => row.Id)),
        Invariant.Of<SolutionsDb>("requests.effect", "What is kept under a request's key came of that request",
            db => db.KnownRequests.Where(request => !db.Submissions.Any(row => row.Id == request.SubmissionId && row.SolutionId == request.SolutionId)).Select(request => request.SubmissionId)),
        Invariant.Of<SolutionsDb>("submissions.vouched-for", "For each receipt a leaf of the audit log vouches", NotVouchedForAsync),
        Invariant.Of<SolutionsDb>("submissions.told-once", "Each submission was told to the team by one event", NotToldOnceAsync),
    ];

    private static async Task<IEnumerable<string>> NumbersAsync(SolutionsDb db, CancellationToken cancel)
    {
        var received = (await db.Submissions.AsNoTracking().Select(row => new { row.SolutionId, row.Sequence }).ToListAsync(cancel)).ToLookup(row => row.SolutionId, row => row.Sequence);
        var bids = await db.Solutions.AsNoTracking().Select(solution => new { solution.Id, solution.Submissions }).ToListAsync(cancel);
        return bids.Where(bid => !received[bid.Id].Order().SequenceEqual(Enumerable.Range(1, bid.Submissions))).Select(bid => bid.Id.ToString());
    }

    private static async Task<IEnumerable<string>> LateAsync(SolutionsDb db, CancellationToken cancel)
    {
        var deadlines = await db.Briefs.AsNoTracking().Select(brief => new { brief.Id, brief.Deadline }).ToDictionaryAsync(brief => brief.Id, brief => brief.Deadline, cancel);
        var moves = (await db.DeadlineDecisions.AsNoTracking().Where(decision => decision.Refusal == null).ToListAsync(cancel)).OrderBy(decision => decision.Number).ToLookup(decision => decision.ChallengeId);
        var received = await db.Submissions.AsNoTracking().Select(row => new { row.Id, row.ChallengeId, row.ReceivedAt }).ToListAsync(cancel);
        return received.Where(row => row.ReceivedAt >= (moves[row.ChallengeId].FirstOrDefault(move => move.DecidedAt > row.ReceivedAt)?.Previous ?? deadlines.GetValueOrDefault(row.ChallengeId)))
            .Select(row => row.Id.ToString());
    }

    private static async Task<IEnumerable<string>> NotVouchedForAsync(SolutionsDb db, CancellationToken cancel)
    {
        // What the team cannot open is another invariant's finding.
        var received = (await db.ReadableSubmissions.AsNoTracking().ToListAsync(cancel)).Where(row => row.TryOpenForTeam(db.Vault));
        var without = await db.WithoutLeafAsync([.. received.Select(row => new Evidence(row.Id, ReceiptStatement.Of(row)))], cancel);
        return without.Select(evidence => evidence.LeafId.ToString());
    }

    private static async Task<IEnumerable<string>> NotToldOnceAsync(SolutionsDb db, CancellationToken cancel)
    {
        var told = (await db.ToldAsync<SolutionSubmitted>(cancel)).ToLookup(happened => happened.ReceiptNumber);
        var received = await db.Submissions.AsNoTracking().Select(row => new { row.Id, row.SolutionId, row.ReceiptNumber, row.ContentHash }).ToListAsync(cancel);
        return received.Where(row => told[row.ReceiptNumber].Count() != 1 || told[row.ReceiptNumber].Any(happened => happened.SolutionId != row.SolutionId || happened.ContentHash != row.ContentHash))
            .Select(row => row.Id.ToString());
    }
}
