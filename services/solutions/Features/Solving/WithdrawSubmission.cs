using System.ComponentModel;

using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.AspNetCore.Mvc;

namespace Market.Solutions.Features.Solving;

/// <summary>The lead takes the submission back before the deadline. Its content goes, a tombstone with the receipt stays, and the organisations are free.</summary>
internal sealed record WithdrawSubmission(Caller Caller, Guid Id, string? Key) : ICommand<Result>;

internal sealed class WithdrawSubmissionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/solutions/{id:guid}/submission", async (
                Guid id, [FromHeader(Name = RequestKey.Header), Description(RequestKey.Explained)] string? key, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new WithdrawSubmission(caller, id, key), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("WithdrawSubmission").WithTags("Solving").WithSummary("Withdraw a submission before the deadline")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
}

internal sealed class WithdrawSubmissionHandler(SolutionsDb db) : ICommandHandler<WithdrawSubmission, Result>
{
    public async ValueTask<Result> Handle(WithdrawSubmission command, CancellationToken cancel)
    {
        var key = RequestKey.Read(command.Key);
        return key.Failed ? key : await db.InTurnAsync(() => WithdrawAsync(command, key.Value, cancel));
    }

    private async Task<Result> WithdrawAsync(WithdrawSubmission command, RequestKey? key, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.LockBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        var by = command.Caller.AsTeamMember();
        if (await db.KnownRequestAsync(by.PersonId, key, cancel) is { } known)
            return known.Is(nameof(WithdrawSubmission), command.Id, null) ? Result.Done : RequestKey.Reused;
        var now = await db.ClockAsync(cancel);
        if (bid.Solution.Allows(by.OrganisationId, SolutionAction.Withdraw, bid.Brief, now) is { Failed: true } refused)
            return refused;
        if (await db.CurrentSubmissionAsync(bid.Solution, cancel) is not { } current)
            return SolutionErrors.NothingSubmitted;
        if (!await db.TakeBackAsync(current, by.PersonId, cancel))
            return SolutionErrors.DeadlinePassed;
        bid.Solution.TakenBack(current, bid.Brief, by.PersonId, now);
        await db.ReleasePlacesAsync(bid.Solution, cancel);
        if (key is not null)
            db.KnownRequests.Add(KnownRequest.Of(by.PersonId, key, nameof(WithdrawSubmission), command.Id, null, current.Id, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
