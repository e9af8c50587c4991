using Market.Challenges.Features.Deadlines;
using Market.Challenges.Features.Publishing;
using Market.Contracts;
using Market.Identity.Storage;
using Market.Kernel;
using Market.Local;
using Market.Local.Demo;

using Mediator;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.Access.World;

/// <summary>Builds the world of the matrix: two bodies, the bids and juries, and somebody for each persona.</summary>
internal static class AccessWorld
{
    public static async Task FillAsync(LocalMarket market)
    {
        var now = DateTimeOffset.UtcNow;
        await DemoIdentity.FillAsync(market.Services(Apps.Identity), AccessPeople.All, now, CancellationToken.None);
        await AccessChallenges.FillAsync(market, now);
        await AccessBids.FillAsync(market);
        await AccessJuries.FillAsync(market);
        await MoveOnAsync(market, now);
        await market.SettleAsync();
        await BreakRulesAsync(market);
    }

    private static async Task MoveOnAsync(LocalMarket market, DateTimeOffset now)
    {
        using var scope = market.Services(Apps.Challenges).CreateScope();
        var (sender, owner) = (scope.ServiceProvider.GetRequiredService<ISender>(), DemoRules.CallerOf(AccessPeople.As("owner1")));
        var cancelled = AccessChallenges.Of("cancelled").Id;
        var db = scope.ServiceProvider.GetRequiredService<Challenges.Storage.ChallengesDb>();
        var version = await db.Challenges.Where(row => row.Id == cancelled).Select(row => row.Version).SingleAsync();
        DemoRules.Require(await sender.Send(new CancelChallenge(owner, cancelled, new CancelChallengeBody(version, "De nood is weg."))));
        var moved = AccessChallenges.Of("deadline-proposed").Id;
        version = await db.Challenges.Where(row => row.Id == moved).Select(row => row.Version).SingleAsync();
        var proposal = new ProposeDeadlineBody(version, now.AddDays(60), null, LocalizedText.Of("nl", "Meer tijd."));
        DemoRules.Require(await sender.Send(new ProposeDeadline(owner, moved, proposal)));
    }

    /// <summary>Roles and memberships that the market itself would refuse or does not know yet: access must hold against them as well.</summary>
    private static async Task BreakRulesAsync(LocalMarket market)
    {
        using var scope = market.Services(Apps.Identity).CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await SetRolesAsync(db, "owner1-solver2", "member", "officer", "solver");
        await SetRolesAsync(db, "admin-juror", "member", "juror", "admin");
        var removed = await SetRolesAsync(db, "solver-a-removed", "member");
        db.Entry(removed).Property(person => person.OrganisationId).CurrentValue = null;
        await db.SaveChangesAsync();
    }

    private static async Task<Identity.Domain.Person> SetRolesAsync(IdentityDb db, string persona, params string[] roles)
    {
        var person = await db.People.SingleAsync(row => row.Id == AccessPeople.As(persona).Id);
        db.Entry(person).Property(row => row.Roles).CurrentValue = roles;
        return person;
    }
}
