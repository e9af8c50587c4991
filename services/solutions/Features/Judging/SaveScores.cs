using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>A juror saves own scores for an assigned submission, complete or not.</summary>
internal sealed record SaveScores(Caller Caller, Guid ChallengeId, string Alias, SaveScoresBody Body) : ICommand<Result>;

public sealed record SaveScoresBody(IReadOnlyList<SaveScoresScore> Scores);

/// <param name="Value">0 to 10, one decimal at most; null while not given, and for who abstains.</param>
/// <param name="Abstained">The juror cannot judge this criterion; the remark says why.</param>
public sealed record SaveScoresScore(Guid CriterionId, decimal? Value = null, string? Remark = null, bool Abstained = false);

internal sealed class SaveScoresEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/juries/{challengeId:guid}/submissions/{alias}/scores", async (Guid challengeId, string alias, SaveScoresBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SaveScores(caller, challengeId, alias, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("SaveScores").WithTags("Judging").WithSummary("Save own scores")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class SaveScoresHandler(SolutionsDb db, ScoreDesk desk) : ICommandHandler<SaveScores, Result>
{
    public async ValueTask<Result> Handle(SaveScores command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = JuryRoom.ForMember(await JuryRoom.ReadAsync(db.Shelf, () => db, command.ChallengeId, command.Caller, command.Alias, cancel));
        if (found.Failed)
            return found;
        var sheet = OwnSheets.ToWrite(found.Value, command.Alias);
        if (sheet.Failed)
            return sheet;
        if (found.Value.PracticeVersion is { } version && !(await db.Shelf.PracticeAsync(db, command.ChallengeId, version, cancel)).IsDoneBy(command.Caller.PersonId))
            return JuryErrors.PracticeFirst;
        var scores = command.Body.Scores.Select(score => new GivenScore(score.CriterionId, score.Value, score.Remark, score.Abstained)).ToList();
        var saved = sheet.Value.Save(command.Caller.PersonId, scores, found.Value.CriterionIds, found.Value.RequirementIds);
        var own = found.Value.OwnSheet;
        if (!saved.Failed && own?.Scores.SequenceEqual(sheet.Value.Scores) != true)
            await desk.SaveAsync(sheet.Value, isNew: own is null, new ToldAct(nameof(SaveScores), command.Caller.PersonId, command.ChallengeId, [], null));
        return saved;
    });
}
