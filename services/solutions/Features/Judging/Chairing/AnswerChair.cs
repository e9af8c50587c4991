using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging.Chairing;

/// <summary>The juror who was asked takes the chair, or does not.</summary>
internal sealed record AnswerChair(Caller Caller, Guid ChallengeId, AnswerChairBody Body) : ICommand<Result>;

public sealed record AnswerChairBody(bool Accept);

internal sealed class AnswerChairEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/chair/answer", async (Guid challengeId, AnswerChairBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AnswerChair(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror).WithSecondFactor()).WithName("AnswerChair").WithTags("Judging").WithSummary("Take the chair, or do not")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class AnswerChairHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<AnswerChair, Result>
{
    public async ValueTask<Result> Handle(AnswerChair command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindForMemberAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var room = found.Value;
        var answered = room.Jury!.AnswerChair(command.Caller.PersonId, command.Body.Accept, room.Entrants, time.GetUtcNow());
        if (!answered.Failed)
            await db.SaveChangesAsync(cancel);
        return answered;
    });
}
