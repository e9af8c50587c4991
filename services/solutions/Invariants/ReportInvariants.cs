using Market.Hosting.AuditLog.Checking;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Invariants;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Invariants;

/// <summary>What holds of reports: on a complete scoring, signed by everybody as read, and final.</summary>
internal static class ReportInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Of("reports.after-the-scoring", "A report is issued on a complete scoring", (report, jury) => report.Issued is not null && jury is not { IsCompleted: true }),
        Of("reports.settle-the-jury", "Once a report is issued nothing changes any more in the jury", (report, jury) => report.Issued is not null && jury is not { IsSettled: true }),
        Of("reports.hashes", "What was signed and issued has the hash that stands beside it", (report, _) =>
            report.Signatures.Any(signature => ReportContent.HashOf(signature.Content) != signature.Hash) || (report.Issued is { } issued && ReportContent.HashOf(issued.Content) != issued.Hash)),
        Of("reports.members-sign", "Members sign, once each", (report, jury) =>
            report.Signatures.DistinctBy(signature => signature.PersonId).Count() != report.Signatures.Count
            || report.Signatures.Any(signature => jury?.Members.Any(member => member.PersonId == signature.PersonId) != true)),
        Of("reports.signed-by-all", "Every member signed the issued report, but who the report says cannot, as far as that member may know it, and nothing in it is unsigned", (report, jury) =>
            report.Issued is { } issued && !IsSignedByAll(ReportContent.Read(issued.Content), report, jury)),
        Invariant.Of<SolutionsDb>("reports.follow-the-scores", "The ranking of an issued report is the one that the scores give when it is computed again", OtherRankingAsync),
        Invariant.Of<SolutionsDb>("reports.vouched-for", "For each issued report a leaf of the audit log vouches", NotVouchedForAsync),
    ];

    private static bool IsSignedByAll(ReportContent whole, JuryReport report, Jury? jury)
    {
        var signed = report.Signatures.DistinctBy(signature => signature.PersonId).ToDictionary(signature => signature.PersonId, signature => ReportContent.Read(signature.Content));
        return jury is not null && jury.Members.Where(member => member.IsReady && !report.IsUnable(member.PersonId)).All(member => signed.ContainsKey(member.PersonId))
            && signed.Values.All(content => IsPartOf(content, whole))
            && whole.Submissions.All(submission => signed.Values.Any(content => content.Submissions.Any(part => part.Alias == submission.Alias)));
    }

    /// <summary>The same text, for some of the submissions.</summary>
    private static bool IsPartOf(ReportContent part, ReportContent whole)
    {
        var aliases = part.Submissions.Select(submission => submission.Alias).ToHashSet();
        return (whole with { Recusals = part.Recusals, Ranking = part.Ranking, Submissions = [.. whole.Submissions.Where(submission => aliases.Contains(submission.Alias))] }).Hash == part.Hash;
    }

    private static Invariant Of(string name, string sentence, Func<JuryReport, Jury?, bool> isBroken) => Invariant.Of<SolutionsDb>(name, sentence, async (db, cancel) =>
    {
        var juries = await db.Juries.AsNoTracking().ToDictionaryAsync(jury => jury.Id, cancel);
        var reports = await db.JuryReports.AsNoTracking().ToListAsync(cancel);
        return reports.Where(report => isBroken(report, juries.GetValueOrDefault(report.Id))).Select(report => report.Id.ToString());
    });

    private static async Task<IEnumerable<string>> OtherRankingAsync(SolutionsDb db, CancellationToken cancel)
    {
        var broken = new List<string>();
        foreach (var report in await db.JuryReports.AsNoTracking().Where(report => report.Issued != null).ToListAsync(cancel))
        {
            var brief = await db.Briefs.AsNoTracking().SingleAsync(brief => brief.Id == report.Id, cancel);
            var jury = await db.Juries.AsNoTracking().SingleAsync(jury => jury.Id == report.Id, cancel);
            var again = Ranking.Of(RankingCriterion.Of(brief.Criteria), await RankingView.CountingSheetsAsync(db, jury, cancel));
            if (ReportContent.Read(report.Issued!.Content) is var whole && (whole with { Ranking = again }).Hash != whole.Hash)
                broken.Add(report.Id.ToString());
        }

        return broken;
    }

    private static async Task<IEnumerable<string>> NotVouchedForAsync(SolutionsDb db, CancellationToken cancel)
    {
        var issued = await db.JuryReports.AsNoTracking().Where(report => report.Issued != null).ToListAsync(cancel);
        var without = await db.WithoutLeafAsync([.. issued.Select(report => new Evidence(report.Issued!.LeafId, ReportStatement.Of(report.Id, report.Issued)))], cancel);
        return issued.Where(report => without.Any(evidence => evidence.LeafId == report.Issued!.LeafId)).Select(report => report.Id.ToString());
    }
}
