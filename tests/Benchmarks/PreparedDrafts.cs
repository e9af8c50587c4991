using Market.Challenges;
using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Local;
using Market.Local.Demo;
using Market.Solutions;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Benchmarks;

/// <param name="Content">The canonical content that will be received.</param>
internal sealed record PreparedDraft(Guid SolutionId, Guid ChallengeId, int Version, string Token, string Content);

/// <summary>Writes complete drafts with the services' own rules, beside a running market: a hundred organisations answer as many challenges as needed.</summary>
internal static class PreparedDrafts
{
    private const int Organisations = 100;

    public static async Task<IReadOnlyList<PreparedDraft>> WriteAsync(LocalOptions options, int count)
    {
        var challenges = await PublishAsync(options, count / Organisations);
        await using var solutions = SingleApp.Create(options, Apps.Solutions, SolutionsService.Create);
        await UntilHeardAsync(solutions.Services, challenges.Count);
        var tokens = Enumerable.Range(1, Organisations).Select(SolverOf).ToDictionary(solver => solver, solver => IssuedTokens.For(options, solver));
        var drafts = new List<PreparedDraft>();
        foreach (var challenge in challenges)
            drafts.AddRange(await DraftsAsync(solutions.Services, challenge, tokens));
        return drafts;
    }

    private static async Task<IReadOnlyList<DemoChallenge>> PublishAsync(LocalOptions options, int count)
    {
        await using var app = SingleApp.Create(options, Apps.Challenges, ChallengesService.Create);
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChallengesDb>();
        var now = TimeProvider.System.GetUtcNow();
        var challenges = Enumerable.Range(1, count).Select(_ => DemoChallenges.OpenCrowd with { Id = Guid.CreateVersion7() }).ToList();
        foreach (var challenge in challenges)
            db.Challenges.Add(DemoChallengesFill.Publish(challenge, now));
        await db.SaveChangesAsync();
        return challenges;
    }

    private static async Task UntilHeardAsync(IServiceProvider solutions, int challenges)
    {
        using var scope = solutions.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        while (await db.Briefs.CountAsync() < challenges)
            await Task.Delay(200);
    }

    /// <summary>A draft of each solver, all in one save.</summary>
    private static async Task<IEnumerable<PreparedDraft>> DraftsAsync(IServiceProvider services, DemoChallenge challenge, Dictionary<Caller, string> tokens)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        var brief = await db.Briefs.SingleAsync(row => row.Id == challenge.Id);
        var drafts = tokens.Select(each => (Solution: Draft(each.Key.AsTeamMember(), brief, ContentFor(challenge)), Token: each.Value)).ToList();
        db.Solutions.AddRange(drafts.Select(draft => draft.Solution));
        db.BidPlaces.AddRange(drafts.Select(draft => new BidPlace { ChallengeId = brief.Id, OrganisationId = draft.Solution.LeadOrganisationId, SolutionId = draft.Solution.Id }));
        await db.SaveChangesAsync();
        return drafts.Select(draft => new PreparedDraft(draft.Solution.Id, brief.Id, draft.Solution.Version, draft.Token, CanonicalContent.Of(draft.Solution).ToJson()));
    }

    private static Solution Draft(Solver solver, ChallengeBrief brief, SolutionContent content)
    {
        var now = TimeProvider.System.GetUtcNow();
        var started = Solution.Start(solver, brief, now);
        DemoRules.Require(started);
        DemoRules.Require(started.Value.Write(solver, content, brief, now));
        return started.Value;
    }

    private static SolutionContent ContentFor(DemoChallenge challenge)
    {
        var text = string.Join(' ', Enumerable.Range(0, 60).Select(GeneratedFeed.Word));
        return new SolutionContent("A generated solution", text, [.. challenge.Questions.Select((_, i) => new SolutionAnswer(DemoChallengesFill.QuestionId(challenge, i), text))], 4_800_000, text);
    }

    private static Caller SolverOf(int number) => new(
        new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 4), $"Solver {number}", new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 5), $"Organisation {number}", new HashSet<string> { Roles.Member, Roles.Solver });
}
