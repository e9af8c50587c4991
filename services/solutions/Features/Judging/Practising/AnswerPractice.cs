using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging.Practising;

/// <summary>A member scores both practice submissions, once; what it gives counts nowhere.</summary>
internal sealed record AnswerPractice(Caller Caller, Guid ChallengeId, AnswerPracticeBody Body) : ICommand<Result>;

/// <param name="Items">One for each practice submission, in their order.</param>
public sealed record AnswerPracticeBody(IReadOnlyList<AnswerPracticeItem> Items);

public sealed record AnswerPracticeItem(IReadOnlyList<SaveScoresScore> Scores);

internal sealed class AnswerPracticeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/practice/scores", async (Guid challengeId, AnswerPracticeBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AnswerPractice(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("AnswerPractice").WithTags("Judging").WithSummary("Score the practice submissions")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class AnswerPracticeHandler(SolutionsDb db) : ICommandHandler<AnswerPractice, Result>
{
    public async ValueTask<Result> Handle(AnswerPractice command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindForMemberAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (await db.PracticeRounds.SingleOrDefaultAsync(row => row.Id == command.ChallengeId, cancel) is not { } round)
            return JuryErrors.PracticeNotStarted;
        var given = command.Body.Items.Select(item => (IReadOnlyList<GivenScore>)[.. item.Scores.Select(score => new GivenScore(score.CriterionId, score.Value, score.Remark, score.Abstained))]).ToList();
        var answered = round.Answer(command.Caller.PersonId, given, found.Value.CriterionIds, found.Value.RequirementIds);
        if (!answered.Failed)
            await db.SaveChangesAsync(cancel);
        return answered;
    });
}
