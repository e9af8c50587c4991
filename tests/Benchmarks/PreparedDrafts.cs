using Market.Challenges;
using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Local;
using Market.Local.Demo;
using Market.Solutions;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Benchmarks;

/// <param name="Content">The canonical content that will be received.</param>
internal sealed record PreparedDraft(Guid SolutionId, int Version, string Token, string Content);

/// <summary>Writes complete drafts with the services' own commands, beside a running market: fifty organisations answer as many challenges as needed.</summary>
internal static class PreparedDrafts
{
    private const int Organisations = 50;

    public static async Task<IReadOnlyList<PreparedDraft>> WriteAsync(LocalOptions options, int count)
    {
        var challenges = await PublishAsync(options, count / Organisations);
        await using var solutions = SingleApp.Create(options, Apps.Solutions, SolutionsService.Create);
        await UntilHeardAsync(solutions.Services, challenges.Count);
        var solvers = Enumerable.Range(1, Organisations).Select(SolverOf).ToList();
        var tokens = solvers.ToDictionary(solver => solver, solver => IssuedTokens.For(options, solver));
        var drafts = new List<PreparedDraft>();
        foreach (var challenge in challenges)
        {
            foreach (var solver in solvers)
                drafts.Add(await DraftAsync(solutions.Services, challenge, solver, tokens[solver]));
        }

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

    private static async Task<PreparedDraft> DraftAsync(IServiceProvider services, DemoChallenge challenge, Caller solver, string token)
    {
        using var scope = services.CreateScope();
        var sender = scope.ServiceProvider.GetRequiredService<ISender>();
        var started = await sender.Send(new StartSolution(solver, new StartSolutionBody(challenge.Id)));
        DemoRules.Require(started);
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        var solution = await db.Solutions.SingleAsync(row => row.Id == started.Value.Id);
        var brief = await db.Briefs.SingleAsync(row => row.Id == challenge.Id);
        DemoRules.Require(solution.Write(new Solver(solver.PersonId, solver.OrganisationId!.Value, solver.OrganisationName), ContentFor(challenge), brief, TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
        return new PreparedDraft(solution.Id, solution.Version, token, CanonicalContent.Of(solution).ToJson());
    }

    private static SolutionContent ContentFor(DemoChallenge challenge)
    {
        var text = string.Join(' ', Enumerable.Range(0, 60).Select(GeneratedFeed.Word));
        return new SolutionContent("A generated solution", text, [.. challenge.Questions.Select((_, i) => new SolutionAnswer(DemoChallengesFill.QuestionId(challenge, i), text))], 4_800_000, text);
    }

    private static Caller SolverOf(int number) => new(
        new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 4), $"Solver {number}", new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 5), $"Organisation {number}", new HashSet<string> { Roles.Member, Roles.Solver });
}
