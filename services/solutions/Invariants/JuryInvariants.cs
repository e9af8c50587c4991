using Market.Hosting.Invariants;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Invariants;

/// <summary>What holds of juries: who is in them, and who judges what.</summary>
internal static class JuryInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Of("juries.active-members", "The members by which a jury is looked up are those who are invited or have accepted",
            (jury, _) => !jury.Members.Where(member => member.IsActive).Select(member => member.PersonId).ToHashSet().SetEquals(jury.ActiveIds)),
        Of("juries.each-person-once", "A person stands once in a jury", (jury, _) => jury.Members.DistinctBy(member => member.PersonId).Count() != jury.Members.Count),
        Of("juries.one-chair", "A jury has one chair at most", (jury, _) => jury.Members.Count(member => member is { Chair: true, IsActive: true }) > 1),
        Of("juries.chair-is-a-juror", "The chair is a juror, not a reserve or an observer", (jury, _) => jury.Members.Any(member => member is { Chair: true, Seat: not Seat.Juror })),
        Of("juries.chair-by-two", "The chair passes by two persons: another than who took it asked, and one at most is asked at a time",
            (jury, _) => jury.ChairChanges.Any(change => change.AskedBy == change.ToId) || jury.ChairChanges.Count(change => change.State == ChairChangeState.Asked) > 1),
        Of("juries.moved-up", "A reserve who took the seat of a juror does not wait for one any more",
            (jury, _) => jury.Moves.Any(move => jury.Members.Any(member => member.PersonId == move.NextId && member.Seat == Seat.Reserve && member.InvitedAt < move.At))),
        Invariant.Of<SolutionsDb>("juries.guests-used-once", "A guest link became one person's or was revoked, not both, and only while it was good",
            db => db.GuestInvitations.Where(guest => (guest.ClaimedAt == null) != (guest.ClaimedBy == null) || (guest.ClaimedAt != null && guest.RevokedAt != null) || guest.ClaimedAt >= guest.ExpiresAt).Select(guest => guest.Id)),
        Of("juries.assigned-once", "A submission is assigned to a juror once", (jury, _) => jury.Assignments.DistinctBy(pair => (pair.PersonId, pair.Alias)).Count() != jury.Assignments.Count),
        Of("juries.judges-what-is-on-the-table", "Jurors judge what is on the table", (jury, table) => jury.Assignments.Any(pair => !table.ContainsKey(pair.Alias))),
        Of("juries.ready-to-judge", "Who judges has accepted and declared interests", (jury, _) => jury.Assignments.Any(pair => jury.Active(pair.PersonId) is not { IsReady: true })),
        Of("juries.free-of-conflict", "Nobody judges a submission in which an own or declared interest lies, or after a recusal",
            (jury, table) => jury.Assignments.Any(pair => jury.Active(pair.PersonId) is { } member && table.TryGetValue(pair.Alias, out var entrant) && jury.IsConflicted(member, entrant))),
        Invariant.Of<SolutionsDb>("juries.findings-as-derived", "Until the report is issued, what is kept of links between members and teams is what follows from the market's data; only a conflict outlives its cause", NotDerivedAsync),
        Of("juries.stranded-is-hidden-and-unjudged", "What is kept as judged by nobody is hidden from the chair and has no juror", (jury, table) => jury.Stranded.Except(jury.StrandedOf(table.Values)).Any()),
        Of("juries.reopened-by-two", "Final scores are reopened by another person than asked for it",
            (jury, _) => jury.Reopenings.Any(asked => asked.DecidedBy == asked.PersonId || (asked.State == ReopeningState.Asked) != (asked.DecidedBy is null))),
        Of("juries.completed-when-all-is-locked", "The scoring is complete only when everything on the table is assigned and every score is locked",
            (jury, table) => jury.IsCompleted && (jury.Assignments.Any(pair => pair.LockedAt is null) || table.Keys.Any(alias => jury.Assignments.All(pair => pair.Alias != alias)))),
    ];

    private static Invariant Of(string name, string sentence, Func<Jury, Dictionary<string, Entrant>, bool> isBroken) => Invariant.Of<SolutionsDb>(name, sentence, async (db, cancel) =>
    {
        var tables = (await db.TableAsync(cancel)).ToLookup(row => row.ChallengeId, row => new Entrant(row.Alias, row.OrganisationIds));
        var juries = await db.Juries.AsNoTracking().ToListAsync(cancel);
        return juries.Where(jury => isBroken(jury, tables[jury.Id].ToDictionary(entrant => entrant.Alias))).Select(jury => jury.Id.ToString());
    });

    private static async Task<IEnumerable<string>> NotDerivedAsync(SolutionsDb db, CancellationToken cancel)
    {
        var juries = await db.Juries.AsNoTracking().Where(jury => jury.SettledAt == null).ToListAsync(cancel);
        return (await db.DeriveFindingsAsync(juries, cancel)).Where(found => !IsDerived(found.Jury, found.Findings)).Select(found => found.Jury.Id.ToString());
    }

    /// <summary>Of who left nothing is derived any more.</summary>
    private static bool IsDerived(Jury jury, IReadOnlyList<Finding> derived)
    {
        var kept = jury.Findings.Where(finding => jury.Active(finding.PersonId) is not null).Select(KeyOf).ToHashSet();
        var known = derived.Select(KeyOf).ToHashSet();
        return known.IsSubsetOf(kept) && kept.Except(known).All(finding => jury.AssignedAt is not null && finding.Weight == ConflictWeight.Conflict);
    }

    private static (Guid PersonId, string Alias, ConflictWeight Weight, string Path) KeyOf(Finding finding) => (finding.PersonId, finding.Alias, finding.Weight, finding.Path);
}
