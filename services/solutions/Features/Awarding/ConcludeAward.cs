using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Awarding;

/// <summary>The body notes that it concludes with the winners: after the stand-still, and with every objection answered.</summary>
internal sealed record ConcludeAward(Caller Caller, Guid ChallengeId) : ICommand<Result>;

internal sealed class ConcludeAwardEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/awards/{challengeId:guid}/conclusion", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ConcludeAward(caller, challengeId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver).WithSecondFactor()).WithName("ConcludeAward").WithTags("Awarding").WithSummary("Conclude with the winners")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ConcludeAwardHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<ConcludeAward, Result>
{
    public async ValueTask<Result> Handle(ConcludeAward command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await AwardRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (AwardRoom.IsInJury(found.Value))
            return AwardErrors.InJury;
        if (await db.Awards.FindAsync([command.ChallengeId], cancel) is not { } award)
            return AwardErrors.NotPublished;
        var open = await db.AwardObjections.CountAsync(row => row.ChallengeId == command.ChallengeId && row.AnsweredAt == null, cancel);
        var concluded = award.Conclude(command.Caller.PersonId, open, time.GetUtcNow());
        if (!concluded.Failed)
            await db.SaveChangesAsync(cancel);
        return concluded;
    });
}
