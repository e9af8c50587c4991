using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer throws a draft away, with its documents.</summary>
internal sealed record DeleteChallenge(Caller Caller, Guid Id) : ICommand<Result>;

internal sealed class DeleteChallengeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/challenges/{id:guid}", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new DeleteChallenge(caller, id), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("DeleteChallenge").WithTags("Authoring").WithSummary("Throw a draft away")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class DeleteChallengeHandler(ChallengesDb db, FileFolder documents) : ICommandHandler<DeleteChallenge, Result>
{
    public async ValueTask<Result> Handle(DeleteChallenge command, CancellationToken cancel)
    {
        var found = await db.FindAsync(command.Id, command.Caller, cancel);
        if (found.Failed)
            return found;
        var deleted = found.Value.Delete(command.Caller.ToActor());
        if (deleted.Failed)
            return deleted;
        db.Challenges.Remove(found.Value);
        await db.SaveChangesAsync(cancel);
        foreach (var document in found.Value.Documents)
            documents.Delete(document.Key);
        return Result.Done;
    }
}
