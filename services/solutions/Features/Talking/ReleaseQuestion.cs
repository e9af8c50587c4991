using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Talking;

/// <summary>Lets a question go to the team.</summary>
internal sealed record ReleaseQuestion(Caller Caller, Guid ChallengeId, string Alias, Guid QuestionId) : ICommand<Result>;

internal sealed class ReleaseQuestionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/submissions/{alias}/questions/{questionId:guid}/release", async (Guid challengeId, string alias, Guid questionId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReleaseQuestion(caller, challengeId, alias, questionId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ReleaseQuestion").WithTags("Talking").WithSummary("Let a question go to the team")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ReleaseQuestionHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<ReleaseQuestion, Result>
{
    public async ValueTask<Result> Handle(ReleaseQuestion command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await TalkDesk.FindOpenAsync(db, command.ChallengeId, command.Alias, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        if (desk.Talk.Questions.All(question => question.Id != command.QuestionId))
            return Error.NotFound();
        if (await desk.IsHeldBySignatureAsync(db, cancel))
            return ReportErrors.SignedAlready;
        return await desk.KeepAsync(db, desk.Talk.Decide(desk.Me, command.QuestionId, release: true, desk.Team, desk.Jury, desk.Entrants, time.GetUtcNow()), cancel);
    });
}
