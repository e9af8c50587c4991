using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>A juror makes own complete scores final; the last lock of the jury completes the scoring.</summary>
internal sealed record LockScores(Caller Caller, Guid ChallengeId, string Alias) : ICommand<Result>;

internal sealed class LockScoresEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/submissions/{alias}/lock", async (Guid challengeId, string alias, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new LockScores(caller, challengeId, alias), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror).WithSecondFactor()).WithName("LockScores").WithTags("Judging").WithSummary("Make own scores final")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class LockScoresHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<LockScores, Result>
{
    public async ValueTask<Result> Handle(LockScores command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindForMemberAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var room = found.Value;
        var sheet = await OwnSheets.FindAsync(db, room, command.Alias, cancel);
        if (sheet.Failed)
            return sheet;
        var locked = sheet.Value.Lock(command.Caller.PersonId, room.CriterionIds, time.GetUtcNow());
        if (locked.Failed)
            return locked;
        var noted = room.Jury!.Lock(command.Caller.PersonId, command.Alias, room.Entrants, time.GetUtcNow());
        if (!noted.Failed)
            await db.SaveChangesAsync(cancel);
        return noted;
    });
}
