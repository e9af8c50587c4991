using System.Text.Json;

using Market.Hosting;
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
    private const string AcceptSql = """
        WITH clock AS MATERIALIZED (SELECT $clock AS now)
        INSERT INTO submissions ("Id", "SolutionId", "ChallengeId", "Sequence", "ReceiptNumber", "SubmittedBy", "BasedOn", "Replaces",
            "LeadOrganisationId", "LeadOrganisationName", "Partners", "StoredNames", "SealedContent", "SealedFiles", "TeamKey", "OpeningKey", "ContentHash", "ReceivedAt")
        SELECT {0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}, {13}, {14}, {15}, {16}, clock.now
        FROM clock JOIN challenge_briefs AS brief ON brief."Id" = {2}
        WHERE NOT brief."Cancelled" AND brief."Deadline" > clock.now
        """;

    private const string TakeBackSql = """
        WITH clock AS MATERIALIZED (SELECT $clock AS now)
        UPDATE submissions SET "WithdrawnAt" = (SELECT now FROM clock), "WithdrawnBy" = {1}, "SealedContent" = NULL, "OpeningKey" = NULL
        WHERE "Id" = {0} AND "WithdrawnAt" IS NULL AND EXISTS (
            SELECT 1 FROM challenge_briefs AS brief, clock
            WHERE brief."Id" = submissions."ChallengeId" AND NOT brief."Cancelled" AND brief."Deadline" > clock.now)
        """;

    /// <summary>Seals it for the challenge and writes it when the database's clock is before the deadline; gives it with its time of receipt, or null.</summary>
    public static async Task<Submission?> AcceptAsync(this SolutionsDb db, Submission prepared, CancellationToken cancel)
    {
        await db.LockBriefAsync(prepared.ChallengeId, alone: false, cancel);
        prepared.Seal(await db.OpeningKeys.AsNoTracking().SingleAsync(key => key.Id == prepared.ChallengeId, cancel), db.Vault);
        object[] values =
        [
            prepared.Id, prepared.SolutionId, prepared.ChallengeId, prepared.Sequence, prepared.ReceiptNumber, prepared.SubmittedBy, prepared.BasedOn, prepared.Replaces,
            prepared.LeadOrganisationId, prepared.LeadOrganisationName, Json(prepared.Partners), Json(prepared.StoredNames),
            prepared.SealedContent!, prepared.SealedFiles, prepared.TeamKey, prepared.OpeningKey!, prepared.ContentHash,
        ];
        var written = await db.Database.ExecuteSqlRawAsync(AcceptSql.Replace("$clock", db.ClockSql, StringComparison.Ordinal), values, cancel);
        if (written == 0)
            return null;
        var accepted = await db.Submissions.SingleAsync(submission => submission.Id == prepared.Id, cancel);
        accepted.OpenForTeam(db.Vault);
        return accepted;
    }

    /// <summary>Takes it back when the database's clock is before the deadline: the content goes, the receipt stays.</summary>
    public static async Task<bool> TakeBackAsync(this SolutionsDb db, Submission current, Guid by, CancellationToken cancel)
    {
        await db.LockBriefAsync(current.ChallengeId, alone: false, cancel);
        return await db.Database.ExecuteSqlRawAsync(TakeBackSql.Replace("$clock", db.ClockSql, StringComparison.Ordinal), [current.Id, by], cancel) == 1;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, MarketJson.Tolerant);
}
