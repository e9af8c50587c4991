using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>The ranking: for the chair from the moment that all scores are locked, for the owning body once the report is issued, so that nobody there knows the outcome while the jury still writes.</summary>
internal sealed record GetRanking(Caller Caller, Guid ChallengeId) : IQuery<Result<PreparedJson<GetRankingReply>>>, IPrivilegedRead;

/// <param name="Method">How totals are made; <c>weighted-mean</c> is described at <c>Ranking</c>.</param>
/// <param name="Rows">Empty until complete.</param>
/// <param name="Complete">All scores that the caller may know of are locked; for the owning body, and the report is issued.</param>
public sealed record GetRankingReply(string Method, IReadOnlyList<RankingViewRow> Rows, bool Complete);

internal sealed class GetRankingEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/ranking", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetRanking(caller, challengeId), cancel)).ToPrepared())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetRanking").WithTags("Judging").WithSummary("The ranking once all scores are locked")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetRankingHandler(SolutionsDb db) : IQueryHandler<GetRanking, Result<PreparedJson<GetRankingReply>>>
{
    private const string Method = "weighted-mean";

    private static readonly PreparedJson<GetRankingReply> Incomplete = new(new GetRankingReply(Method, [], false));

    public async ValueTask<Result<PreparedJson<GetRankingReply>>> Handle(GetRanking query, CancellationToken cancel)
    {
        var found = await RankingView.FindReaderAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<PreparedJson<GetRankingReply>>.From(found);
        if (found.Value.IsTeam && found.Value.Jury?.IsSettled != true)
            return Incomplete;
        var prepared = await RankingView.MadeOfAsync(db, found.Value, async () => await RankingView.RowsAsync(db, found.Value, cancel) is { } rows ? Complete(rows) : null, made => made.Bytes);
        return prepared ?? Incomplete;
    }

    private static PreparedJson<GetRankingReply> Complete(IReadOnlyList<RankingViewRow> rows) => new(new GetRankingReply(Method, rows, true));
}
