using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Awarding;

/// <summary>An officer takes the proposal back before it is confirmed.</summary>
internal sealed record WithdrawAward(Caller Caller, Guid ChallengeId) : ICommand<Result>;

internal sealed class WithdrawAwardEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/awards/{challengeId:guid}/proposal", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new WithdrawAward(caller, challengeId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("WithdrawAward").WithTags("Awarding").WithSummary("Take the proposal back")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class WithdrawAwardHandler(SolutionsDb db) : ICommandHandler<WithdrawAward, Result>
{
    public async ValueTask<Result> Handle(WithdrawAward command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await AwardRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (!found.Value.IsOfficer)
            return Error.NotFound();
        if (await db.Awards.FindAsync([command.ChallengeId], cancel) is not { } award)
            return AwardErrors.NotProposed;
        var withdrawn = award.Withdraw();
        if (!withdrawn.Failed)
            await db.SaveChangesAsync(cancel);
        return withdrawn;
    });
}
