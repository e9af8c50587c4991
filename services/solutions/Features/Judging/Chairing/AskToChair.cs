using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging.Chairing;

/// <summary>An officer of the body asks a juror to take the chair from who cannot go on, until the report is issued.</summary>
internal sealed record AskToChair(Caller Caller, Guid ChallengeId, AskToChairBody Body) : ICommand<Result>;

/// <param name="PersonId">A juror who accepted and declared.</param>
/// <param name="Reason">Stands in the report once the juror takes the chair, at most 2000 characters.</param>
public sealed record AskToChairBody(Guid PersonId, string? Reason);

internal sealed class AskToChairEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/juries/{challengeId:guid}/chair", async (Guid challengeId, AskToChairBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AskToChair(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror).WithSecondFactor()).WithName("AskToChair").WithTags("Judging").WithSummary("Ask a juror to take the chair")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class AskToChairHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<AskToChair, Result>
{
    public async ValueTask<Result> Handle(AskToChair command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var room = found.Value;
        if (!room.IsOfficer)
            return JuryErrors.OfficerNamesChair;
        if (room.Brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        var asked = room.Jury?.AskToChair(command.Body.PersonId, command.Body.Reason, command.Caller.PersonId, time.GetUtcNow()) ?? JuryErrors.CannotChair;
        if (!asked.Failed)
            await db.SaveChangesAsync(cancel);
        return asked;
    });
}
