using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging.Reopening;

/// <summary>A second member of the jury lets a juror change final scores.</summary>
internal sealed record AllowReopening(Caller Caller, Guid ChallengeId, Guid PersonId, string Alias) : ICommand<Result>;

internal sealed class AllowReopeningEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/submissions/{alias}/reopenings/{personId:guid}/approval", async (Guid challengeId, string alias, Guid personId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AllowReopening(caller, challengeId, personId, alias), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror).WithSecondFactor()).WithName("AllowReopening").WithTags("Judging").WithSummary("Let a juror change final scores")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class AllowReopeningHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<AllowReopening, Result>
{
    public async ValueTask<Result> Handle(AllowReopening command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReopeningRoom.FindAsync(db, command.ChallengeId, command.Alias, command.Caller, cancel);
        if (found.Failed)
            return found;
        var (room, jury, now) = (found.Value, found.Value.Jury!, time.GetUtcNow());
        var reason = jury.Pending(command.PersonId, command.Alias)?.Reason;
        var allowed = jury.AllowReopening(room.Me!, command.PersonId, command.Alias, room.Entrants, now);
        if (allowed.Failed)
            return allowed;
        var sheet = await db.ScoreSheets.SingleAsync(row => row.ChallengeId == command.ChallengeId && row.JurorId == command.PersonId && row.Alias == command.Alias, cancel);
        sheet.Reopen(reason!, command.Caller.PersonId, now);
        await db.SaveChangesAsync(cancel);
        return allowed;
    });
}
