using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Talking;

/// <summary>A question does not go to the team.</summary>
internal sealed record RefuseQuestion(Caller Caller, Guid ChallengeId, string Alias, Guid QuestionId) : ICommand<Result>;

internal sealed class RefuseQuestionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/submissions/{alias}/questions/{questionId:guid}/refusal", async (Guid challengeId, string alias, Guid questionId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RefuseQuestion(caller, challengeId, alias, questionId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("RefuseQuestion").WithTags("Talking").WithSummary("Keep a question from the team")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class RefuseQuestionHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<RefuseQuestion, Result>
{
    public async ValueTask<Result> Handle(RefuseQuestion command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await TalkDesk.FindOpenAsync(db, command.ChallengeId, command.Alias, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        return await desk.KeepAsync(db, desk.Talk.Decide(desk.Me, command.QuestionId, release: false, desk.Team, desk.Jury, desk.Entrants, time.GetUtcNow()), cancel);
    });
}
