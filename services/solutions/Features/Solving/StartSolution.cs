using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Solving;

/// <summary>A solver starts the one draft of the own organisation for a challenge.</summary>
internal sealed record StartSolution(Caller Caller, StartSolutionBody Body) : ICommand<Result<StartSolutionReply>>;

public sealed record StartSolutionBody(Guid ChallengeId);

/// <param name="TeamCode">Of a strict challenge, in this answer only: what the team writes opens with it, and with nothing else.</param>
public sealed record StartSolutionReply(Guid Id, string? TeamCode);

internal sealed class StartSolutionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/solutions", async (StartSolutionBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new StartSolution(caller, body), cancel)).ToCreated(reply => $"/api/solutions/{reply.Id}"))
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("StartSolution").WithTags("Solving").WithSummary("Start a draft solution")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class StartSolutionHandler(SolutionsDb db) : ICommandHandler<StartSolution, Result<StartSolutionReply>>
{
    public async ValueTask<Result<StartSolutionReply>> Handle(StartSolution command, CancellationToken cancel)
    {
        if (command.Caller.AsSolver() is not { } by)
            return SolutionErrors.NoOrganisation;
        await using var transaction = await db.BeginWriteAsync(cancel);
        await db.LockBriefsAsync([command.Body.ChallengeId], alone: true, cancel);
        if (await db.Briefs.FindAsync([command.Body.ChallengeId], cancel) is not { } brief)
            return Error.NotFound();
        var started = Solution.Start(by, brief, await db.ClockAsync(cancel));
        if (started.Failed)
            return Result<StartSolutionReply>.From(started);
        if (await OwnAsync(brief.Id, by.OrganisationId, cancel) is { } existing)
            return SolutionErrors.Exists(existing);
        if (!await db.TakePlacesAsync(started.Value, started.Value.TeamIds, cancel))
            return SolutionErrors.InOtherBid;
        var code = started.Value.NeedsTeamCode ? started.Value.DrawCode(db.Vault) : null;
        db.Solutions.Add(started.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new StartSolutionReply(started.Value.Id, code?.Reveal());
    }

    private Task<Guid?> OwnAsync(Guid challengeId, Guid organisationId, CancellationToken cancel) => db.Solutions
        .Where(solution => solution.ChallengeId == challengeId && solution.LeadOrganisationId == organisationId)
        .Select(solution => (Guid?)solution.Id).SingleOrDefaultAsync(cancel);
}
