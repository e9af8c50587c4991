using Market.Challenges;
using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Storage;
using Market.Identity;
using Market.Local.Demo;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Chaos;

/// <summary>What a workload needs before it begins: the demo people, and challenges that are open.</summary>
internal static class ChaosWorld
{
    public static readonly IReadOnlyList<DemoPerson> Solvers =
        [DemoPeople.SensorLead, DemoPeople.SoftwareLead, DemoPeople.DroneLead, DemoPeople.StartUpLead, DemoPeople.InstituteLead];

    /// <summary>Writes them with the services' own commands before the market starts. Gives the challenges' ids in order.</summary>
    public static async Task<IReadOnlyList<Guid>> FillAsync(LocalOptions options, int challenges)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using (var identity = SingleApp.Create(options, Apps.Identity, IdentityService.Create))
        {
            await identity.Services.PrepareDatabaseAsync();
            await DemoIdentity.FillAsync(identity.Services, DemoPeople.All, now, CancellationToken.None);
        }

        await using var app = SingleApp.Create(options, Apps.Challenges, ChallengesService.Create);
        await app.Services.PrepareDatabaseAsync();
        var demos = Enumerable.Range(1, challenges).Select(_ => DemoChallenges.OpenCrowd with { Id = Guid.CreateVersion7() }).ToList();
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChallengesDb>();
        db.Challenges.AddRange(demos.Select(demo => DemoChallengesFill.Publish(demo, now)));
        await db.SaveChangesAsync();
        return [.. demos.Select(demo => demo.Id)];
    }

    /// <summary>Until the solutions service has heard of all challenges and people.</summary>
    public static Task UntilHeardAsync(ChaosServices services, int challenges, CancellationToken cancel) => services.ReadAsync<SolutionsDb, int>(Apps.Solutions, async db =>
    {
        while (await db.Briefs.CountAsync(cancel) < challenges || await db.People.CountAsync(cancel) < DemoPeople.All.Count)
            await Task.Delay(200, cancel);
        return 0;
    });

    /// <summary>Nobody waits for weeks: the deadline is moved to now in both databases, as if the time had gone by.</summary>
    public static async Task PassDeadlineAsync(ChaosServices services, Guid challenge)
    {
        var now = TimeProvider.System.GetUtcNow();
        await services.ReadAsync<SolutionsDb, int>(Apps.Solutions, db => db.Briefs.Where(brief => brief.Id == challenge)
            .ExecuteUpdateAsync(set => set.SetProperty(brief => brief.Deadline, now).SetProperty(brief => brief.OpeningFrom, now)));
        await services.ReadAsync<ChallengesDb, int>(Apps.Challenges, db => db.Challenges.Where(row => row.Id == challenge)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Deadline, now).SetProperty(row => row.OpeningFrom, now)));
    }
}
