using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Openings;

/// <summary>The second person opens: every submission that counts gets its alias by lot, and from here the count may be known.</summary>
internal sealed record ConfirmOpening(Caller Caller, Guid ChallengeId) : ICommand<Result>;

internal sealed class ConfirmOpeningEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/openings/{challengeId:guid}/confirmation", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ConfirmOpening(caller, challengeId), cancel)).ToNoContent())
        .Allow(OpeningDesk.Openers).WithName("ConfirmOpening").WithTags("Opening").WithSummary("Open the submissions as the second person")
        .ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ConfirmOpeningHandler(SolutionsDb db) : ICommandHandler<ConfirmOpening, Result>
{
    public async ValueTask<Result> Handle(ConfirmOpening command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        // Waits for whoever was accepted just before the deadline and did not commit yet.
        await db.LockBriefAsync(command.ChallengeId, alone: true, cancel);
        if (await db.FindBriefToOpenAsync(command.ChallengeId, command.Caller, cancel) is not { } brief)
            return Error.NotFound();
        if (await db.Openings.FindAsync([brief.Id], cancel) is not { } opening)
            return OpeningErrors.NotProposed;
        var onTheTable = Unsealing.Of(await ReceivedAsync(brief.Id, cancel));
        var confirmed = opening.Confirm(command.Caller.AsOpener(), brief, onTheTable, await db.ClockAsync(cancel));
        if (confirmed.Failed)
            return confirmed;
        db.OpenedSubmissions.AddRange(onTheTable);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    private Task<List<Submission>> ReceivedAsync(Guid challengeId, CancellationToken cancel) => db.Submissions.AsNoTracking()
        .Where(submission => submission.ChallengeId == challengeId && submission.ReplacedAt == null && submission.WithdrawnAt == null)
        .ToListAsync(cancel);
}
