using Market.Hosting.Invariants;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Invariants;

/// <summary>What holds of openings: two persons, in time, and everything that was received accounted for.</summary>
internal static class OpeningInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<SolutionsDb>("openings.two-persons", "An opening was proposed by one person and confirmed by another",
            db => db.Openings.Where(opening => opening.ConfirmedBy == opening.ProposedBy || (opening.OpenedAt == null) != (opening.ConfirmedBy == null)).Select(opening => opening.Id)),
        Invariant.Of<SolutionsDb>("openings.enough-cards", "A strict challenge was opened with as many cards as it needs",
            db => db.Briefs.Where(brief => brief.OpenedAt != null && brief.CardsNeeded > db.KeyCeremonies.Where(ceremony => ceremony.Id == brief.Id)
                .SelectMany(ceremony => ceremony.Cards).Count(card => card.GivenAt != null)).Select(brief => brief.Id)),
        Invariant.Of<SolutionsDb>("openings.in-time", "Nothing was opened, nor proposed to be opened, before its time",
            db => db.Openings.Where(opening => db.Briefs.Any(brief => brief.Id == opening.Id
                && (opening.ProposedAt < brief.Deadline || opening.ProposedAt < brief.OpeningFrom || opening.OpenedAt < opening.ProposedAt))).Select(opening => opening.Id)),
        Invariant.Of<SolutionsDb>("openings.challenge-knows", "A challenge knows when it was opened, and that it was not",
            db => db.Briefs.Where(brief => brief.OpenedAt != db.Openings.Where(opening => opening.Id == brief.Id).Select(opening => opening.OpenedAt).FirstOrDefault()).Select(brief => brief.Id)),
        Invariant.Of<SolutionsDb>("openings.nothing-on-the-table-before", "Nothing is on the table of a challenge that was not opened",
            db => db.OpenedSubmissions.Where(row => !db.Openings.Any(opening => opening.Id == row.ChallengeId && opening.OpenedAt != null)).Select(row => row.ChallengeId)),
        Invariant.Of<SolutionsDb>("openings.all-accounted-for", "Everything that counted is on the table as it was received, or stands in the record as refused", MissingAsync),
        Invariant.Of<SolutionsDb>("openings.record", "The record of an opening says what is on the table", WrongRecordsAsync),
    ];

    private static async Task<IEnumerable<string>> MissingAsync(SolutionsDb db, CancellationToken cancel)
    {
        var table = (await db.TableAsync(cancel)).ToDictionary(row => row.SubmissionId);
        var openings = await db.Openings.AsNoTracking().Where(opening => opening.OpenedAt != null).ToListAsync(cancel);
        var refused = openings.SelectMany(opening => opening.Refused).Select(refusal => refusal.ReceiptNumber).ToHashSet();
        var opened = openings.Select(opening => opening.Id).ToList();
        var counting = await db.Submissions.AsNoTracking().Where(row => opened.Contains(row.ChallengeId) && row.ReplacedAt == null && row.WithdrawnAt == null)
            .Select(row => new { row.Id, row.SolutionId, row.ReceiptNumber, row.ContentHash, row.ReceivedAt }).ToListAsync(cancel);
        var missing = counting.Where(row => table.TryGetValue(row.Id, out var shown)
            ? (shown.SolutionId, shown.ContentHash, shown.ReceivedAt) != (row.SolutionId, row.ContentHash, row.ReceivedAt)
            : !refused.Contains(row.ReceiptNumber)).Select(row => row.Id);
        var extra = table.Values.Where(row => opened.Contains(row.ChallengeId)).Select(row => row.SubmissionId).Except(counting.Select(row => row.Id));
        return missing.Concat(extra).Select(id => id.ToString());
    }

    private static async Task<IEnumerable<string>> WrongRecordsAsync(SolutionsDb db, CancellationToken cancel)
    {
        var table = (await db.TableAsync(cancel)).ToLookup(row => row.ChallengeId, row => (row.Alias, row.ReceivedAt, row.ContentHash));
        var openings = await db.Openings.AsNoTracking().ToListAsync(cancel);
        return openings.Where(opening => !opening.Record.Select(line => (line.Alias, line.ReceivedAt, line.ContentHash)).ToHashSet().SetEquals(table[opening.Id]))
            .Select(opening => opening.Id.ToString());
    }
}

/// <summary>What is known of an opened submission without opening its envelope.</summary>
internal sealed record OnTheTable(
    Guid ChallengeId, string Alias, Guid SolutionId, Guid SubmissionId, Guid LeadOrganisationId, string LeadOrganisationName, IReadOnlyList<OpenedPartner> Partners,
    DateTimeOffset ReceivedAt, string ContentHash)
{
    public IReadOnlyList<Guid> OrganisationIds => [LeadOrganisationId, .. Partners.Select(partner => partner.OrganisationId)];
}

internal static class Tables
{
    /// <param name="challengeId">Null for all challenges.</param>
    public static Task<List<OnTheTable>> TableAsync(this SolutionsDb db, CancellationToken cancel, Guid? challengeId = null) => db.OpenedSubmissions.AsNoTracking()
        .Where(row => challengeId == null || row.ChallengeId == challengeId).Select(row => new OnTheTable(
            row.ChallengeId, row.Alias, row.SolutionId, row.SubmissionId, row.LeadOrganisationId, row.LeadOrganisationName, row.Partners, row.ReceivedAt, row.ContentHash)).ToListAsync(cancel);
}
