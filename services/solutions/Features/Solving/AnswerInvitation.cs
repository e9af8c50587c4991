using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Solving;

/// <summary>An invited organisation joins or declines; a partner that declines later leaves the bid.</summary>
internal sealed record AnswerInvitation(Caller Caller, Guid Id, AnswerInvitationBody Body) : ICommand<Result>;

public sealed record AnswerInvitationBody(bool Accept);

internal sealed class AnswerInvitationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/solutions/{id:guid}/partners/answer", async (Guid id, AnswerInvitationBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AnswerInvitation(caller, id, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("AnswerInvitation").WithTags("Solving").WithSummary("Accept or decline to be a partner")
        .ProducesProblem(404).ProducesProblem(409);
}

internal sealed class AnswerInvitationHandler(SolutionsDb db) : ICommandHandler<AnswerInvitation, Result>
{
    public async ValueTask<Result> Handle(AnswerInvitation command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.LockBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        var answered = bid.Solution.Answer(command.Caller.AsTeamMember(), command.Body.Accept, bid.Brief, await db.ClockAsync(cancel));
        if (answered.Failed)
            return answered;
        if (!await db.TakePlacesAsync(bid.Solution, bid.Solution.HeldOrganisationIds, cancel))
            return SolutionErrors.InOtherBid;
        await db.ReleasePlacesAsync(bid.Solution, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
