using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>An invited person accepts or declines; an accepted member who answers no stands down, and must say why.</summary>
internal sealed record AnswerJuryInvitation(Caller Caller, Guid ChallengeId, AnswerJuryInvitationBody Body) : ICommand<Result>;

public sealed record AnswerJuryInvitationBody(bool Accept, string? Reason = null);

internal sealed class AnswerJuryInvitationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/answer", async (Guid challengeId, AnswerJuryInvitationBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AnswerJuryInvitation(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("AnswerJuryInvitation").WithTags("Judging").WithSummary("Accept or decline, or stand down")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class AnswerJuryInvitationHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<AnswerJuryInvitation, Result>
{
    public async ValueTask<Result> Handle(AnswerJuryInvitation command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (found.Value.Me is null)
            return JuryErrors.JurorsOnly;
        if (found.Value.Brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        var answered = found.Value.Jury!.Answer(command.Caller.PersonId, command.Body.Accept, command.Body.Reason, found.Value.Entrants, time.GetUtcNow());
        if (!answered.Failed)
            await db.SaveChangesAsync(cancel);
        return answered;
    });
}
