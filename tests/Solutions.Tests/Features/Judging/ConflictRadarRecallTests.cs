using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries.Conflicts;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Storage;
using Market.Solutions.Tests.Domain.Juries.Conflicts;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>The radar reads of the directory only who can be on a chain. Reading everything finds nothing more.</summary>
public sealed class ConflictRadarRecallTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_is_left_unread_hides_no_chain(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var found = 0;
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var planted = new PlantedGraph(new Random(seed));
            await world.InDatabaseAsync(db => PlantAsync(db, planted.Facts));
            var (all, radar) = await world.InDatabaseAsync(async db => (await EverythingAsync(db), await db.FindConflictsAsync(planted.Table, [planted.Suspect], CancellationToken.None)));

            Assert.Equal(new ConflictGraph(all, planted.Table).FindingsOn(planted.Suspect).Select(finding => $"{finding.Alias} {finding.Path}"), radar.Select(finding => $"{finding.Alias} {finding.Path}"));
            found += radar.Count(finding => finding.Steps.Count == ConflictGraph.Depth);
        }

        Assert.True(found > 100, $"{found}");
    }

    private static Task<int> PlantAsync(SolutionsDb db, ConflictFacts facts)
    {
        db.Organisations.AddRange(facts.Organisations.Select(organisation => new OrganisationCopy { Id = organisation.Id, Name = "Organisatie", Type = "company", Numbers = organisation.Numbers }));
        db.People.AddRange(facts.People.Select(person => new PersonCopy { Id = person.Id, Name = person.Name, MailDomain = person.MailDomain, OrganisationId = person.Works, Roles = [], Active = true }));
        db.PastMemberships.AddRange(facts.People.SelectMany(person => person.Worked.Select(id => new PastMembership { PersonId = person.Id, OrganisationId = id, EndedAt = DateTimeOffset.UnixEpoch })));
        return db.SaveChangesAsync();
    }

    private static async Task<ConflictFacts> EverythingAsync(SolutionsDb db)
    {
        var pasts = (await db.PastMemberships.AsNoTracking().ToListAsync()).ToLookup(past => past.PersonId, past => past.OrganisationId);
        var people = await db.People.AsNoTracking().ToListAsync();
        var organisations = await db.Organisations.AsNoTracking().ToListAsync();
        return new ConflictFacts(
            [.. people.Select(person => new PersonFact(person.Id, person.Name, person.MailDomain, person.OrganisationId, [.. pasts[person.Id]]))],
            [.. organisations.Select(organisation => new OrganisationFact(organisation.Id, organisation.Numbers))], []);
    }
}
