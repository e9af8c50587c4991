using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Talking;

/// <summary>A member asks the team behind a submission something; the chair lets it go.</summary>
internal sealed record AskQuestion(Caller Caller, Guid ChallengeId, string Alias, AskQuestionBody Body) : ICommand<Result>;

/// <param name="Text">Plain, at most 4000 characters; the team reads it and not who asked.</param>
/// <param name="Days">For the answer, from the moment that the question goes: 1 to 30.</param>
public sealed record AskQuestionBody(string? Text, int Days);

internal sealed class AskQuestionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/submissions/{alias}/questions", async (Guid challengeId, string alias, AskQuestionBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AskQuestion(caller, challengeId, alias, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("AskQuestion").WithTags("Talking").WithSummary("Ask the team behind a submission")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class AskQuestionHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<AskQuestion, Result>
{
    public async ValueTask<Result> Handle(AskQuestion command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await TalkDesk.FindOpenAsync(db, command.ChallengeId, command.Alias, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        if (await desk.IsHeldBySignatureAsync(db, cancel))
            return ReportErrors.SignedAlready;
        return await desk.KeepAsync(db, desk.Talk.Ask(desk.Me, command.Body.Text, command.Body.Days, desk.Team, desk.Jury, desk.Entrants, time.GetUtcNow()), cancel);
    });
}
