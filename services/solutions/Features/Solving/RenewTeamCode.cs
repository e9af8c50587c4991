using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Solving;

/// <summary>The lead lost the team's code and begins anew: with an empty draft and another code. What was submitted stays as it is, and can be withdrawn or replaced.</summary>
internal sealed record RenewTeamCode(Caller Caller, Guid Id) : ICommand<Result<RenewTeamCodeReply>>;

/// <param name="TeamCode">Groups of four characters with dashes; in this answer only.</param>
public sealed record RenewTeamCodeReply(string TeamCode);

internal sealed class RenewTeamCodeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/solutions/{id:guid}/team-code", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RenewTeamCode(caller, id), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("RenewTeamCode").WithTags("Solving").WithSummary("Begin anew with another team code")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class RenewTeamCodeHandler(SolutionsDb db, FileFolder files) : ICommandHandler<RenewTeamCode, Result<RenewTeamCodeReply>>
{
    public async ValueTask<Result<RenewTeamCodeReply>> Handle(RenewTeamCode command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.LockBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        var forgotten = bid.Solution.BeginAnew(command.Caller.AsTeamMember(), bid.Brief, await db.ClockAsync(cancel));
        if (forgotten.Failed)
            return Result<RenewTeamCodeReply>.From(forgotten);
        var code = bid.Solution.DrawCode(db.Vault);
        var submitted = await db.Submissions.Where(submission => submission.SolutionId == bid.Solution.Id).Select(submission => submission.StoredNames).ToListAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        foreach (var name in forgotten.Value.Except(submitted.SelectMany(names => names)))
            files.Delete(name);
        return new RenewTeamCodeReply(code.Reveal());
    }
}
