using Market.Challenges.Domain;
using Market.Challenges.Features;
using Market.Challenges.Storage;
using Market.Hosting.Storage;
using Market.Identity.Domain;
using Market.Identity.Storage;
using Market.Kernel;
using Market.Local.Demo;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Market.Local.Tests.Simulation;

/// <summary>Migrated databases in which people, organisations and three challenges (a draft, an approved and a published one) are known to everybody. Each seed starts from a copy.</summary>
internal static class MarketTemplate
{
    private static readonly DateTimeOffset Now = VirtualTime.Start;

    public static readonly IReadOnlyList<Guid> ChallengeIds = [.. Enumerable.Range(1, 3).Select(number => new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 9))];

    /// <summary>The same challenges for the model.</summary>
    public static IReadOnlyList<ModelChallenge> Model() =>
    [
        new(ModelState.Draft, DeadlineOf(0), OpeningOf(0)), new(ModelState.Approved, DeadlineOf(1), OpeningOf(1)), new(ModelState.Published, DeadlineOf(2), OpeningOf(2)),
    ];

    public static async Task<IReadOnlyDictionary<string, SqliteConnection>> CreateAsync()
    {
        await using var market = new SimulatedMarket();
        foreach (var service in market.All)
            await service.ReadAsync<MarketDb, int>(async db =>
            {
                await db.Database.MigrateAsync();
                return 0;
            });
        await market.Of(Contracts.Apps.Identity).ReadAsync<IdentityDb, int>(RegisterAsync);
        await market.Challenges.ReadAsync<ChallengesDb, int>(WriteAsync);
        await market.SettleAsync();
        return market.All.ToDictionary(service => service.Name, Copy);
    }

    private static DateTimeOffset DeadlineOf(int number) => Now.AddDays(20 - (5 * number));

    private static DateTimeOffset OpeningOf(int number) => DeadlineOf(number).AddHours(number);

    private static SqliteConnection Copy(SimulatedService service)
    {
        var copy = new SqliteConnection("Data Source=:memory:");
        copy.Open();
        service.CopyTo(copy);
        return copy;
    }

    private static Task<int> RegisterAsync(IdentityDb db)
    {
        var organisations = Cast.Organisations.ToDictionary(
            known => known, known => Organisation.Register(known.Id, new OrganisationFields(known.Name, known.Kbo, known.Type, known.Town), Now).Value);
        db.Organisations.AddRange(organisations.Values);
        db.People.AddRange(Cast.All.Select(person => Person.Register(
            person.Id, new PersonFields(person.Name, person.Email, person.Language), organisations[person.Organisation!], person.Roles, Now).Value));
        return db.SaveChangesAsync();
    }

    private static Task<int> WriteAsync(ChallengesDb db)
    {
        var challenges = ChallengeIds.Select((id, number) => Complete(id, DeadlineOf(number), OpeningOf(number))).ToList();
        var (officer, approver) = (Cast.Person(MarketModel.Officer).ToActor(), Cast.Person(MarketModel.Approver).ToActor());
        foreach (var challenge in challenges.Skip(1))
        {
            DemoRules.Require(challenge.RequestApproval(officer, Now));
            DemoRules.Require(challenge.Approve(approver, Now));
        }

        DemoRules.Require(challenges[2].Publish(null, officer, Now));
        db.Challenges.AddRange(challenges);
        return db.SaveChangesAsync();
    }

    private static Challenge Complete(Guid id, DateTimeOffset deadline, DateTimeOffset openingFrom)
    {
        var officer = Cast.Person(MarketModel.Officer).ToActor();
        var challenge = Challenge.Start(id, "nl", $"Nood {id}", officer, Now).Value;
        DemoRules.Require(challenge.SetNeed(new LocalizedText($"Nood {id}"), new LocalizedText("Kort"), new LocalizedText("Nood"), new LocalizedText("Binnen 30 seconden"), officer, Now));
        DemoRules.Require(challenge.SetTaxonomy(ChallengeOrigin.Security, [SafetyPhase.Prevention], ["BE23"], ProcessType.DesignContest, officer, Now));
        DemoRules.Require(challenge.SetCriteria([new Criterion(id, new LocalizedText("Werking"), new LocalizedText(), 100, null)], officer, Now));
        DemoRules.Require(challenge.SetDates(ChallengeDates.None with { Deadline = deadline, OpeningFrom = openingFrom }, officer, Now));
        return challenge;
    }
}
