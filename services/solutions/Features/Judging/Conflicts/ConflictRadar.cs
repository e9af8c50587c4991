using System.Linq.Expressions;

using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging.Conflicts;

/// <summary>
/// Derives what links jurors to the teams behind the submissions on the table, from the market's own copies. Called wherever one of the facts
/// changes, in the same save. It reads no content, and of people only who can be on a chain.
/// </summary>
internal static class ConflictRadar
{
    /// <summary>For one jury; the caller saves.</summary>
    public static async Task LookForConflictsAsync(this SolutionsDb db, Jury jury, IReadOnlyList<Entrant> entrants, DateTimeOffset now, CancellationToken cancel)
    {
        if (!jury.IsSettled)
            jury.NoteFindings(await db.FindConflictsAsync(entrants, SuspectsOf(jury), cancel), entrants, now);
    }

    /// <summary>For every jury that has not issued its report on something that was opened; the caller saves.</summary>
    public static async Task LookForConflictsEverywhereAsync(this SolutionsDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var juries = await db.Juries.Where(jury => jury.SettledAt == null && db.OpenedSubmissions.Any(row => row.ChallengeId == jury.Id)).ToListAsync(cancel);
        foreach (var (jury, table, findings) in await db.DeriveFindingsAsync(juries, cancel))
            jury.NoteFindings(findings, table, now);
    }

    /// <summary>What follows now for those of the juries that are at work on something.</summary>
    public static async Task<IReadOnlyList<(Jury Jury, IReadOnlyList<Entrant> Table, IReadOnlyList<Finding> Findings)>> DeriveFindingsAsync(
        this SolutionsDb db, IReadOnlyList<Jury> juries, CancellationToken cancel)
    {
        if (juries.Count == 0)
            return [];
        var tables = await db.EntrantsOfAsync([.. juries.Select(jury => jury.Id)], cancel);
        var facts = await db.FactsAsync([.. tables.Values.SelectMany(table => table)], [.. juries.SelectMany(SuspectsOf)], cancel);
        return [.. juries.Where(jury => !jury.IsSettled && tables.ContainsKey(jury.Id)).Select(jury => (jury, tables[jury.Id], Find(facts, tables[jury.Id], SuspectsOf(jury))))];
    }

    /// <summary>What links these people, members or not yet, to the table.</summary>
    public static async Task<IReadOnlyList<Finding>> FindConflictsAsync(
        this SolutionsDb db, IReadOnlyList<Entrant> table, IReadOnlyList<Suspect> suspects, CancellationToken cancel) =>
        table.Count == 0 || suspects.Count == 0 ? [] : Find(await db.FactsAsync(table, suspects, cancel), table, suspects);

    public static IReadOnlyList<Suspect> SuspectsOf(Jury jury) => [.. jury.Members.Where(member => member.IsActive).Select(Suspect.Of)];

    /// <summary>The table of each challenge that has one, without opening what is sealed.</summary>
    public static async Task<Dictionary<Guid, IReadOnlyList<Entrant>>> EntrantsOfAsync(this SolutionsDb db, IReadOnlyList<Guid> challengeIds, CancellationToken cancel)
    {
        var rows = await db.OpenedSubmissions.AsNoTracking().Where(row => challengeIds.Contains(row.ChallengeId))
            .Select(row => new { row.ChallengeId, row.Alias, row.LeadOrganisationId, row.Partners, row.Subcontractors }).ToListAsync(cancel);
        return rows.GroupBy(row => row.ChallengeId)
            .ToDictionary(group => group.Key, IReadOnlyList<Entrant> (group) =>
            [.. group.Select(row => new Entrant(row.Alias, [row.LeadOrganisationId, .. row.Partners.Select(partner => partner.OrganisationId)], row.Subcontractors))]);
    }

    private static IReadOnlyList<Finding> Find(ConflictFacts facts, IReadOnlyList<Entrant> table, IReadOnlyList<Suspect> suspects)
    {
        var graph = new ConflictGraph(facts, table);
        return [.. suspects.SelectMany(graph.FindingsOn)];
    }

    /// <summary>
    /// A chain of three links leads from a juror over two more to a team. So whoever is on one is a suspect, was named by one, or belongs or
    /// belonged to an organisation of a team, or to one that is the same.
    /// </summary>
    private static async Task<ConflictFacts> FactsAsync(this SolutionsDb db, IReadOnlyList<Entrant> tables, IReadOnlyList<Suspect> suspects, CancellationToken cancel)
    {
        var organisations = (await db.KnownAsync<OrganisationCopy>(organisation => true, cancel)).Select(organisation => new OrganisationFact(organisation.Id, organisation.Numbers)).ToList();
        var teams = OrganisationsOf(tables, new Identities(organisations));
        var here = suspects.Select(suspect => suspect.PersonId).Concat(await db.NamedAsync(suspects, cancel)).ToList();
        var left = await db.KnownAsync<PastMembership>(past => teams.Contains(past.OrganisationId), cancel);
        here = [.. here.Concat(left.Select(past => past.PersonId)).Distinct()];
        var people = await db.KnownAsync<PersonCopy>(person => here.Contains(person.Id) || (person.OrganisationId != null && teams.Contains(person.OrganisationId.Value)), cancel);
        List<Guid> ids = [.. people.Select(person => person.Id)];
        var pasts = (await db.KnownAsync<PastMembership>(past => ids.Contains(past.PersonId), cancel)).ToLookup(past => past.PersonId, past => past.OrganisationId);
        return new ConflictFacts([.. people.Select(person => FactOf(person, pasts[person.Id]))], organisations, await db.EarlierAsync(cancel));
    }

    private static List<Guid> OrganisationsOf(IReadOnlyList<Entrant> tables, Identities identities) =>
        [.. tables.SelectMany(entrant => ConflictGraph.TeamOf(entrant, identities)).SelectMany(identities.SameAs).Where(node => node.Kind == NodeKind.Organisation).Select(node => Guid.Parse(node.Key)).Distinct()];

    /// <summary>Whose access is closed has left.</summary>
    private static PersonFact FactOf(PersonCopy person, IEnumerable<Guid> worked) => person.Active
        ? new PersonFact(person.Id, person.Name, person.MailDomain, person.OrganisationId, [.. worked])
        : new PersonFact(person.Id, person.Name, person.MailDomain, null, person.OrganisationId is { } last ? [.. worked, last] : [.. worked]);

    /// <summary>
    /// People with the names that jurors gave; the whole directory is read only when there are such names. The database is asked in any case, so that nobody who
    /// has this looked for tells from the number of commands that a juror gave one.
    /// </summary>
    private static async Task<IEnumerable<Guid>> NamedAsync(this SolutionsDb db, IReadOnlyList<Suspect> suspects, CancellationToken cancel)
    {
        var names = suspects.SelectMany(suspect => suspect.Declaration?.Ties?.Close ?? []).Select(close => ConflictGraph.Plain(close.Name)).ToHashSet();
        var any = names.Count > 0;
        var people = await db.KnownAsync<PersonCopy>(person => any, cancel);
        return people.Where(person => names.Contains(ConflictGraph.Plain(person.Name))).Select(person => person.Id);
    }

    /// <summary>
    /// Who offered together, or as whose subcontractor, counts once the award is published. Before that it would tell a chair what is
    /// secret in another challenge; those on the own table are added by the graph.
    /// </summary>
    private static async Task<IReadOnlyList<Entrant>> EarlierAsync(this SolutionsDb db, CancellationToken cancel)
    {
        var decided = await db.Briefs.Where(brief => brief.AwardedAt != null).Select(brief => brief.Id).ToListAsync(cancel);
        var deciding = db.Briefs.Local.Where(brief => brief.AwardedAt is not null).Select(brief => brief.Id);
        var tables = await db.EntrantsOfAsync([.. decided.Union(deciding)], cancel);
        return [.. tables.Values.SelectMany(table => table)];
    }

    /// <summary>As it will be once the caller saves.</summary>
    private static async Task<IReadOnlyList<T>> KnownAsync<T>(this SolutionsDb db, Expression<Func<T, bool>> which, CancellationToken cancel)
        where T : class
    {
        await db.Set<T>().Where(which).LoadAsync(cancel);
        return [.. db.Set<T>().Local.Where(which.Compile())];
    }
}
