using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries.Talking;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Talking;

/// <summary>What the jury asks a team; never who of the jury.</summary>
internal sealed record ListClarifications(Caller Caller, Guid SolutionId) : IQuery<Result<ListClarificationsReply>>;

/// <param name="Title">Of the submission.</param>
public sealed record ListClarificationsReply(LocalizedText ChallengeTitle, string Title, IReadOnlyList<ListClarificationsRow> Questions);

/// <param name="AnswerBy">The first moment at which it is too late.</param>
/// <param name="CanAnswer">Once, until then.</param>
public sealed record ListClarificationsRow(Guid Id, string Text, DateTimeOffset AskedAt, DateTimeOffset AnswerBy, string? Answer, DateTimeOffset? AnsweredAt, bool CanAnswer);

internal sealed class ListClarificationsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/solutions/{id:guid}/clarifications", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListClarifications(caller, id), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("ListClarifications").WithTags("Talking").WithSummary("What the jury asks the team")
        .ProducesProblem(403).ProducesProblem(404);
}

internal sealed class ListClarificationsHandler(SolutionsDb db, TimeProvider time) : IQueryHandler<ListClarifications, Result<ListClarificationsReply>>
{
    public async ValueTask<Result<ListClarificationsReply>> Handle(ListClarifications query, CancellationToken cancel)
    {
        var found = await TeamDesk.FindAsync(db, query.SolutionId, query.Caller, cancel);
        if (found.Failed)
            return Result<ListClarificationsReply>.From(found);
        var (desk, now) = (found.Value, time.GetUtcNow());
        var asked = desk.Talk?.Questions.Where(question => question.IsOut).OrderBy(question => question.DecidedAt) ?? Enumerable.Empty<CandidateQuestion>();
        return new ListClarificationsReply(desk.Brief.Title, desk.Submission.Title, [.. asked.Select(question => new ListClarificationsRow(
            question.Id, question.Text, question.DecidedAt!.Value, question.AnswerBy!.Value, question.Answer, question.AnsweredAt, question.IsOpen(now) && !desk.Brief.Cancelled))]);
    }
}
