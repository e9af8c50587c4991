using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;
using Market.Solutions.Domain.Openings;
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
        var earlier = new List<Entrant>();
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var planted = new PlantedGraph(new Random(seed));
            earlier.AddRange(planted.Facts.Earlier);
            await world.InDatabaseAsync(db => PlantAsync(db, planted.Facts));
            var (all, radar) = await world.InDatabaseAsync(async db => (await EverythingAsync(db, earlier), await db.FindConflictsAsync(planted.Table, [planted.Suspect], CancellationToken.None)));

            Assert.Equal(new ConflictGraph(all, planted.Table).FindingsOn(planted.Suspect).Select(finding => $"{finding.Alias} {finding.Path}"), radar.Select(finding => $"{finding.Alias} {finding.Path}"));
            found += radar.Count(finding => PlantedGraph.LinksOf(finding).Count(letter => letter == ' ') == ConflictGraph.Depth - 1);
        }

        Assert.True(found > 100, $"{found}");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Who_offered_with_whom_elsewhere_is_known_from_the_award_on(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var (juror, employer, team) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        OrganisationFact[] organisations = [new(employer, ["0403000059"]), new(team, ["0403000158"])];
        var facts = new ConflictFacts([new PersonFact(juror, "Jan", "", employer, [])], organisations, [new Entrant("A", [team], ["0403000059"])]);
        await world.InDatabaseAsync(db => PlantAsync(db, facts, awarded: false));
        Assert.Empty(await FindAsync());

        await world.InDatabaseAsync(async db =>
        {
            (await db.Briefs.SingleAsync(brief => db.OpenedSubmissions.Any(row => row.ChallengeId == brief.Id && row.LeadOrganisationId == team))).MarkAwarded(DateTimeOffset.UnixEpoch);
            return await db.SaveChangesAsync();
        });
        Assert.Equal("Works-Organisation Subcontract-Organisation", Assert.Single(await FindAsync()).Shape);

        Task<IReadOnlyList<Finding>> FindAsync() =>
            world.InDatabaseAsync(db => db.FindConflictsAsync([new Entrant("A", [team])], [new Suspect(juror, [], null)], CancellationToken.None));
    }

    private static Task<int> PlantAsync(SolutionsDb db, ConflictFacts facts, bool awarded = true)
    {
        var challenge = BriefOf(Guid.CreateVersion7());
        if (awarded)
            challenge.MarkAwarded(DateTimeOffset.UnixEpoch);
        db.Briefs.Add(challenge);
        db.OpenedSubmissions.AddRange(facts.Earlier.Select(entrant => OpenedOf(challenge.Id, entrant)));
        db.Organisations.AddRange(facts.Organisations.Select(organisation => new OrganisationCopy { Id = organisation.Id, Name = "Organisatie", Type = "company", Numbers = organisation.Numbers }));
        db.People.AddRange(facts.People.Select(person => new PersonCopy { Id = person.Id, Name = person.Name, MailDomain = person.MailDomain, OrganisationId = person.Works, Roles = [], Active = true }));
        db.PastMemberships.AddRange(facts.People.SelectMany(person => person.Worked.Select(id => new PastMembership { PersonId = person.Id, OrganisationId = id, EndedAt = DateTimeOffset.UnixEpoch })));
        return db.SaveChangesAsync();
    }

    private static async Task<ConflictFacts> EverythingAsync(SolutionsDb db, IReadOnlyList<Entrant> earlier)
    {
        var pasts = (await db.PastMemberships.AsNoTracking().ToListAsync()).ToLookup(past => past.PersonId, past => past.OrganisationId);
        var people = await db.People.AsNoTracking().ToListAsync();
        var organisations = await db.Organisations.AsNoTracking().ToListAsync();
        return new ConflictFacts(
            [.. people.Select(person => new PersonFact(person.Id, person.Name, person.MailDomain, person.OrganisationId, [.. pasts[person.Id]]))],
            [.. organisations.Select(organisation => new OrganisationFact(organisation.Id, organisation.Numbers))], earlier);
    }

    private static ChallengeBrief BriefOf(Guid id) => new()
    {
        Id = id,
        Slug = $"{id:N}",
        Title = LocalizedText.Of("nl", "Elders"),
        OrganisationId = Guid.CreateVersion7(),
        OrganisationName = "Elders",
        Deadline = DateTimeOffset.UnixEpoch,
        OpeningFrom = DateTimeOffset.UnixEpoch,
        Criteria = [],
        Questions = [],
        PrizeCents = [],
        CriteriaHash = "",
    };

    private static OpenedSubmission OpenedOf(Guid challengeId, Entrant entrant) => new()
    {
        Id = Guid.NewGuid(),
        ChallengeId = challengeId,
        Alias = entrant.Alias,
        SolutionId = Guid.NewGuid(),
        SubmissionId = Guid.NewGuid(),
        LeadOrganisationId = entrant.OrganisationIds[0],
        LeadOrganisationName = "Organisatie",
        Partners = [.. entrant.OrganisationIds.Skip(1).Select(id => new OpenedPartner(id, "Organisatie"))],
        Subcontractors = entrant.Numbers ?? [],
        Title = "",
        Summary = "",
        Answers = [],
        Planning = "",
        Files = [],
        ReceivedAt = DateTimeOffset.UnixEpoch,
        ContentHash = "",
    };
}
