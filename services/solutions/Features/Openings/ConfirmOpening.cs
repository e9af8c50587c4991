using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Openings;

/// <summary>The second person opens: every submission that counts gets its alias by lot, and from here the count may be known.</summary>
internal sealed record ConfirmOpening(Caller Caller, Guid ChallengeId) : ICommand<Result>, IEndsWithCheckpoint;

internal sealed class ConfirmOpeningEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/openings/{challengeId:guid}/confirmation", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ConfirmOpening(caller, challengeId), cancel)).ToNoContent())
        .Allow(OpeningDesk.Openers.WithSecondFactor()).WithName("ConfirmOpening").WithTags("Opening").WithSummary("Open the submissions as the second person")
        .ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ConfirmOpeningHandler(SolutionsDb db, FileFolder files) : ICommandHandler<ConfirmOpening, Result>
{
    public async ValueTask<Result> Handle(ConfirmOpening command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        // Waits for whoever was accepted just before the deadline and did not commit yet.
        await db.LockBriefsAsync([command.ChallengeId], alone: true, cancel);
        if (await db.FindBriefToOpenAsync(command.ChallengeId, command.Caller, cancel) is not { } brief)
            return Error.NotFound();
        var (by, now) = (command.Caller.AsOpener(), await db.ClockAsync(cancel));
        if (brief.IsStrict)
            return await db.RefuseAsync(by, brief, OpeningStep.Confirmation, OpeningErrors.CardsNeeded, now, cancel);
        if (await db.Openings.FindAsync([brief.Id], cancel) is not { } opening)
            return await NotProposedAsync(by, brief, now, cancel);
        var warrant = OpeningWarrant.Of(opening, by, brief, now);
        if (warrant.Failed)
            return await db.RefuseAsync(by, brief, OpeningStep.Confirmation, warrant, now, cancel);
        await new OpeningAct(db, files, warrant.Value, key => UnlockedKey.WithMasterKey(warrant.Value, key, db.Vault)).CompleteAsync(opening, brief, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    /// <summary>Before the time it is an attempt all the same.</summary>
    private async Task<Result> NotProposedAsync(Opener by, ChallengeBrief brief, DateTimeOffset now, CancellationToken cancel)
    {
        var possible = Opening.WhetherPossible(brief, now);
        return possible.Failed ? await db.RefuseAsync(by, brief, OpeningStep.Confirmation, possible, now, cancel) : OpeningErrors.NotProposed;
    }
}
