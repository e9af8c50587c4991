using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Awarding;

/// <summary>What teams have against the decision, for everybody of the owning body.</summary>
internal sealed record ListObjections(Caller Caller, Guid ChallengeId) : IQuery<Result<List<ObjectionRow>>>, IPrivilegedRead;

/// <param name="OrganisationName">Of the team's lead.</param>
/// <param name="Answer">Null while it holds the conclusion.</param>
public sealed record ObjectionRow(Guid Id, string OrganisationName, string Reason, DateTimeOffset RaisedAt, string? Answer, string? AnsweredByName, DateTimeOffset? AnsweredAt)
{
    internal static ObjectionRow Of(AwardObjection objection) => new(
        objection.Id, objection.OrganisationName, objection.Reason, objection.RaisedAt, objection.Answer, objection.AnsweredByName, objection.AnsweredAt);
}

internal sealed class ListObjectionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/awards/{challengeId:guid}/objections", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListObjections(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver)).WithName("ListObjections").WithTags("Awarding").WithSummary("Objections to the decision")
        .ProducesProblem(403).ProducesProblem(404);
}

internal sealed class ListObjectionsHandler(SolutionsDb db) : IQueryHandler<ListObjections, Result<List<ObjectionRow>>>
{
    public async ValueTask<Result<List<ObjectionRow>>> Handle(ListObjections query, CancellationToken cancel)
    {
        var objections = await db.AwardObjections.AsNoTracking().Where(row => row.ChallengeId == query.ChallengeId).ToListAsync(cancel);
        var found = await AwardRoom.FindAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<List<ObjectionRow>>.From(found);
        return objections.OrderBy(row => row.RaisedAt).Select(ObjectionRow.Of).ToList();
    }
}
