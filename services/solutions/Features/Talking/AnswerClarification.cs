using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Talking;

/// <summary>Somebody of the team answers the jury, once and before the term; the jury reads it under the alias.</summary>
internal sealed record AnswerClarification(Caller Caller, Guid SolutionId, Guid QuestionId, AnswerClarificationBody Body) : ICommand<Result>;

/// <param name="Text">Plain, at most 4000 characters.</param>
/// <param name="Knowing">Send it although it was warned that it tells who the team is.</param>
public sealed record AnswerClarificationBody(string? Text, bool Knowing = false);

internal sealed class AnswerClarificationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/solutions/{id:guid}/clarifications/{questionId:guid}/answer", async (Guid id, Guid questionId, AnswerClarificationBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AnswerClarification(caller, id, questionId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("AnswerClarification").WithTags("Talking").WithSummary("Answer the jury")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class AnswerClarificationHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<AnswerClarification, Result>
{
    public async ValueTask<Result> Handle(AnswerClarification command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await TeamDesk.FindAsync(db, command.SolutionId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var (desk, body) = (found.Value, command.Body);
        if (desk.Talk is not { } talk)
            return Error.NotFound();
        if (desk.Brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        var (jury, entrants) = await desk.JuryAsync(db, cancel);
        var telltales = await desk.TelltalesAsync(db, body.Text, cancel);
        var answered = talk.Answer(command.Caller.PersonId, command.QuestionId, body.Text, telltales, body.Knowing, jury, entrants, time.GetUtcNow());
        if (!answered.Failed)
            await db.SaveChangesAsync(cancel);
        return answered;
    });
}
