using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Practising;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging.Practising;

/// <summary>The chair lets every juror practise first, on own texts or on the pair that is built in; until somebody practised the texts can be replaced.</summary>
internal sealed record StartPractice(Caller Caller, Guid ChallengeId, StartPracticeBody Body) : ICommand<Result>;

/// <param name="Items">Two, or none for the pair that is built in.</param>
public sealed record StartPracticeBody(IReadOnlyList<StartPracticeItem>? Items);

public sealed record StartPracticeItem(LocalizedText? Title, LocalizedText? Text);

internal sealed class StartPracticeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/juries/{challengeId:guid}/practice", async (Guid challengeId, StartPracticeBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new StartPractice(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("StartPractice").WithTags("Judging").WithSummary("Let every juror practise before scoring")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class StartPracticeHandler(SolutionsDb db) : ICommandHandler<StartPractice, Result>
{
    public async ValueTask<Result> Handle(StartPractice command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindForChairAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (found.Value.Jury!.IsCompleted)
            return JuryErrors.Completed;
        if (await db.ScoreSheets.AnyAsync(sheet => sheet.ChallengeId == command.ChallengeId, cancel))
            return JuryErrors.PracticeTooLate;
        var before = await db.PracticeRounds.SingleOrDefaultAsync(row => row.Id == command.ChallengeId, cancel);
        if (before is { Answers.Count: > 0 })
            return JuryErrors.PracticeUnderWay;
        var round = PracticeRound.Start(command.ChallengeId, [.. (command.Body.Items ?? []).Select(item => new PracticeItem(item.Title ?? new(), item.Text ?? new()))]);
        if (round.Failed)
            return round;
        if (before is null)
            db.PracticeRounds.Add(round.Value);
        else
            before.Replace(round.Value);
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    });
}
