using Market.Challenges.Storage;
using Market.Contracts;
using Market.Local;
using Market.Local.Demo;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.Access.World;

/// <summary>Finds in the databases what each cell asks about, once the world stands.</summary>
internal sealed class Targets(IReadOnlyDictionary<(string State, bool Other), Target> targets, IReadOnlyDictionary<(string State, string Persona), string> hashes)
{
    /// <summary>The chair in conflict chairs at the other body, so that one asks there once there is a jury.</summary>
    public Target For(string state, string persona) =>
        targets[(state, IsElsewhere(state, persona))] with { ReportHash = hashes.GetValueOrDefault((state, persona), "") };

    public Target Exactly((string State, bool Other) which) => targets[which];

    public static async Task<Targets> FindAsync(LocalMarket market)
    {
        using var challenges = market.Services(Apps.Challenges).CreateScope();
        using var solutions = market.Services(Apps.Solutions).CreateScope();
        var found = new Dictionary<(string, bool), Target>();
        foreach (var (state, other) in AccessChallenges.All())
            found[(state, other)] = await FindAsync(challenges.ServiceProvider.GetRequiredService<ChallengesDb>(), solutions.ServiceProvider.GetRequiredService<SolutionsDb>(), state, other);
        return new Targets(found, await HashesAsync(solutions.ServiceProvider.GetRequiredService<ISender>()));
    }

    /// <summary>The same, with the reports as they are read now.</summary>
    public async Task<Targets> ReadAnewAsync(LocalMarket market)
    {
        using var solutions = market.Services(Apps.Solutions).CreateScope();
        return new Targets(targets, await HashesAsync(solutions.ServiceProvider.GetRequiredService<ISender>()));
    }

    private static bool IsElsewhere(string state, string persona) => persona == "chair-conflicted" && AccessChallenges.WithJury.Contains(state);

    /// <summary>Each member of a jury reads another report until it is issued.</summary>
    private static async Task<Dictionary<(string, string), string>> HashesAsync(ISender sender)
    {
        var hashes = new Dictionary<(string, string), string>();
        foreach (var state in new[] { "reporting", "signed" })
        {
            foreach (var persona in new[] { "chair", "chair-conflicted", "juror-assigned", "juror-conflicted", "juror-unassigned" })
                hashes[(state, persona)] = (await sender.Send(new GetReport(DemoRules.CallerOf(AccessPeople.As(persona)), AccessChallenges.Of(state, IsElsewhere(state, persona)).Id))).Value.Hash!;
        }

        return hashes;
    }

    private static async Task<Target> FindAsync(ChallengesDb challenges, SolutionsDb solutions, string state, bool other)
    {
        var id = AccessChallenges.Of(state, other).Id;
        var challenge = await challenges.Challenges.AsNoTracking().SingleAsync(row => row.Id == id);
        var bid = await solutions.Solutions.AsNoTracking().SingleOrDefaultAsync(row => row.ChallengeId == id && row.LeadOrganisationId == AccessPeople.Lead.Id);
        var opened = await solutions.OpenedSubmissions.AsNoTracking().SingleOrDefaultAsync(row => row.ChallengeId == id && row.LeadOrganisationId == AccessPeople.Lead.Id);
        var award = await solutions.Awards.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
        var jury = await solutions.Juries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
        var pairs = (jury?.Assignments ?? []).Where(pair => !other || pair.Alias != opened!.Alias).Select(pair => (pair.PersonId, pair.Alias));
        return new Target(
            state, id, challenge.Version, challenge.Documents[0].Id, bid?.Id ?? Guid.NewGuid(), bid?.Version ?? 0, bid?.Files[0].Id ?? Guid.NewGuid(),
            opened?.Alias ?? "A", opened?.Files[0].Id ?? Guid.NewGuid(), award?.Version ?? 0, [.. pairs]);
    }
}
