using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>Takes somebody off the jury who has nothing to judge yet. Only an officer takes the chair off.</summary>
internal sealed record RemoveJuror(Caller Caller, Guid ChallengeId, Guid PersonId) : ICommand<Result>;

internal sealed class RemoveJurorEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/juries/{challengeId:guid}/members/{personId:guid}", async (Guid challengeId, Guid personId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RemoveJuror(caller, challengeId, personId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("RemoveJuror").WithTags("Judging").WithSummary("Take back an invitation")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class RemoveJurorHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<RemoveJuror, Result>
{
    public async ValueTask<Result> Handle(RemoveJuror command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (!found.Value.MayInvite)
            return JuryErrors.NotYours;
        if (found.Value.Jury is not { } jury)
            return Error.NotFound();
        if (jury.Active(command.PersonId) is { Chair: true } && !found.Value.IsOfficer)
            return JuryErrors.OfficerInvitesChair;
        var removed = jury.Remove(command.PersonId, time.GetUtcNow());
        if (!removed.Failed)
            await db.SaveChangesAsync(cancel);
        return removed;
    });
}
