using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Openings;

/// <summary>The first of two persons asks for the opening, once its time has come.</summary>
internal sealed record ProposeOpening(Caller Caller, Guid ChallengeId) : ICommand<Result>;

internal sealed class ProposeOpeningEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/openings/{challengeId:guid}/proposal", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ProposeOpening(caller, challengeId), cancel)).ToNoContent())
        .Allow(OpeningDesk.Openers.WithSecondFactor()).WithName("ProposeOpening").WithTags("Opening").WithSummary("Propose to open the submissions")
        .ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ProposeOpeningHandler(SolutionsDb db) : ICommandHandler<ProposeOpening, Result>
{
    public async ValueTask<Result> Handle(ProposeOpening command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        await db.LockBriefsAsync([command.ChallengeId], alone: true, cancel);
        if (await db.FindBriefToOpenAsync(command.ChallengeId, command.Caller, cancel) is not { } brief)
            return Error.NotFound();
        var (by, now) = (command.Caller.AsOpener(), await db.ClockAsync(cancel));
        if (brief.IsStrict)
            return await db.RefuseAsync(by, brief, OpeningStep.Proposal, OpeningErrors.CardsNeeded, now, cancel);
        if (await db.Openings.FindAsync([brief.Id], cancel) is { } existing)
            return existing.State == OpeningState.Opened ? OpeningErrors.AlreadyOpened : OpeningErrors.AlreadyProposed;
        var proposed = Opening.Propose(by, brief, now);
        if (proposed.Failed)
            return await db.RefuseAsync(by, brief, OpeningStep.Proposal, proposed, now, cancel);
        db.Openings.Add(proposed.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
