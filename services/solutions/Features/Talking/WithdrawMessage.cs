using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Talking;

/// <summary>The author takes a message back; that it was there stays to be seen.</summary>
internal sealed record WithdrawMessage(Caller Caller, Guid ChallengeId, string Alias, Guid MessageId) : ICommand<Result>;

internal sealed class WithdrawMessageEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/juries/{challengeId:guid}/submissions/{alias}/discussion/{messageId:guid}", async (Guid challengeId, string alias, Guid messageId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new WithdrawMessage(caller, challengeId, alias, messageId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("WithdrawMessage").WithTags("Talking").WithSummary("Take an own message back")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class WithdrawMessageHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<WithdrawMessage, Result>
{
    public async ValueTask<Result> Handle(WithdrawMessage command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await TalkDesk.FindOpenAsync(db, command.ChallengeId, command.Alias, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        return await desk.KeepAsync(db, desk.Talk.Withdraw(desk.Me, command.MessageId, time.GetUtcNow()), cancel);
    });
}
