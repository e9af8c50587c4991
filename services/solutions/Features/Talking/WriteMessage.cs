using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Talking;

/// <summary>A member says something about a submission to the others who discuss it.</summary>
internal sealed record WriteMessage(Caller Caller, Guid ChallengeId, string Alias, WriteMessageBody Body) : ICommand<Result>;

/// <param name="Text">Plain, at most 4000 characters.</param>
public sealed record WriteMessageBody(string? Text);

internal sealed class WriteMessageEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/submissions/{alias}/discussion", async (Guid challengeId, string alias, WriteMessageBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new WriteMessage(caller, challengeId, alias, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("WriteMessage").WithTags("Talking").WithSummary("Write to the other jurors of a submission")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class WriteMessageHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<WriteMessage, Result>
{
    public async ValueTask<Result> Handle(WriteMessage command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await TalkDesk.FindOpenAsync(db, command.ChallengeId, command.Alias, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        return await desk.KeepAsync(db, desk.Talk.Say(desk.Me, command.Body.Text, desk.Jury, desk.Entrants, time.GetUtcNow()), cancel);
    });
}
