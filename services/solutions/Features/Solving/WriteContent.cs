using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Solving;

/// <summary>The team writes the solution's text, answers, budget and planning.</summary>
internal sealed record WriteContent(Caller Caller, Guid Id, WriteContentBody Body) : ICommand<Result<WriteContentReply>>;

/// <param name="Version">The version that was read; an older one than the present is refused.</param>
/// <param name="BudgetCents">Euro cents.</param>
/// <param name="Subcontractors">Enterprise numbers (KBO) in any grouping of who does a part of the work without being a partner; what was named stays when it is left out.</param>
public sealed record WriteContentBody(
    int Version, string Title, string Summary, IReadOnlyList<WriteContentAnswer> Answers, long? BudgetCents, string Planning, IReadOnlyList<string>? Subcontractors = null);

public sealed record WriteContentAnswer(Guid QuestionId, string Text);

public sealed record WriteContentReply(int Version);

internal sealed class WriteContentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/solutions/{id:guid}/content", async (Guid id, WriteContentBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new WriteContent(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("WriteContent").WithTags("Solving").TakesTeamCode().WithSummary("Write the content of a solution")
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class WriteContentHandler(SolutionsDb db) : ICommandHandler<WriteContent, Result<WriteContentReply>>
{
    public async ValueTask<Result<WriteContentReply>> Handle(WriteContent command, CancellationToken cancel)
    {
        if (await db.FindBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        var written = bid.Solution.Write(command.Caller.AsTeamMember(), Content(command.Body, bid.Solution), bid.Brief, await db.ClockAsync(cancel));
        if (written.Failed)
            return Result<WriteContentReply>.From(written);
        if (bid.Solution.Version != command.Body.Version)
            return Error.Conflict("changed-meanwhile");
        await db.SaveChangesAsync(cancel);
        return new WriteContentReply(bid.Solution.Version);
    }

    private static SolutionContent Content(WriteContentBody body, Solution before) => new(
        body.Title, body.Summary, [.. body.Answers.Select(answer => new SolutionAnswer(answer.QuestionId, answer.Text))], body.BudgetCents, body.Planning,
        body.Subcontractors ?? before.Subcontractors);
}
