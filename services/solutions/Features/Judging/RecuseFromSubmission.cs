using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>A member recognises a submission and loses it at once, with all that was scored for it.</summary>
internal sealed record RecuseFromSubmission(Caller Caller, Guid ChallengeId, string Alias, RecuseFromSubmissionBody Body) : ICommand<Result>;

public sealed record RecuseFromSubmissionBody(string? Reason);

internal sealed class RecuseFromSubmissionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/submissions/{alias}/recusal", async (Guid challengeId, string alias, RecuseFromSubmissionBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RecuseFromSubmission(caller, challengeId, alias, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("RecuseFromSubmission").WithTags("Judging").WithSummary("Give a submission back because of a conflict")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class RecuseFromSubmissionHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<RecuseFromSubmission, Result>
{
    public async ValueTask<Result> Handle(RecuseFromSubmission command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindForMemberAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var recused = found.Value.Jury!.Recuse(command.Caller.PersonId, command.Alias, command.Body.Reason, found.Value.Entrants, time.GetUtcNow());
        if (!recused.Failed)
            await db.SaveChangesAsync(cancel);
        return recused;
    });
}
