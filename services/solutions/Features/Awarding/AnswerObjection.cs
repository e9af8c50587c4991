using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Awarding;

/// <summary>The body answers an objection with its reasons.</summary>
internal sealed record AnswerObjection(Caller Caller, Guid ChallengeId, Guid ObjectionId, AnswerObjectionBody Body) : ICommand<Result>;

/// <param name="Answer">At most 8000 characters.</param>
public sealed record AnswerObjectionBody(string? Answer);

internal sealed class AnswerObjectionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/awards/{challengeId:guid}/objections/{objectionId:guid}/answer", async (Guid challengeId, Guid objectionId, AnswerObjectionBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AnswerObjection(caller, challengeId, objectionId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver).WithSecondFactor()).WithName("AnswerObjection").WithTags("Awarding").WithSummary("Answer an objection")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class AnswerObjectionHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<AnswerObjection, Result>
{
    public async ValueTask<Result> Handle(AnswerObjection command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await AwardRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (AwardRoom.IsInJury(found.Value))
            return AwardErrors.InJury;
        var award = await db.Awards.SingleOrDefaultAsync(row => row.Id == command.ChallengeId, cancel);
        var objection = await db.AwardObjections.SingleOrDefaultAsync(row => row.Id == command.ObjectionId && row.ChallengeId == command.ChallengeId, cancel);
        if (award is null || objection is null)
            return Error.NotFound();
        var team = found.Value.Opened.Single(submission => submission.SolutionId == objection.SolutionId).OrganisationIds.ToList();
        var answered = objection.Reply(command.Caller.PersonId, command.Caller.Name, command.Body.Answer, award, team, time.GetUtcNow());
        if (!answered.Failed)
            await db.SaveChangesAsync(cancel);
        return answered;
    });
}
