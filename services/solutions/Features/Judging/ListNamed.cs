using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>
/// Which organisations a juror's own remarks about a submission name, before they are final: the team will read them. It looks for every organisation of the market, so that it does not tell who takes
/// part (decision 0025).
/// </summary>
internal sealed record ListNamed(Caller Caller, Guid ChallengeId, string Alias) : IQuery<Result<List<ListNamedRow>>>;

public sealed record ListNamedRow(Guid CriterionId, IReadOnlyList<string> Names);

internal sealed class ListNamedEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/submissions/{alias}/scores/named", async (Guid challengeId, string alias, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListNamed(caller, challengeId, alias), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ListNamed").WithTags("Judging").WithSummary("Organisations that own remarks name")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ListNamedHandler(SolutionsDb db) : IQueryHandler<ListNamed, Result<List<ListNamedRow>>>
{
    public async ValueTask<Result<List<ListNamedRow>>> Handle(ListNamed query, CancellationToken cancel)
    {
        var found = JuryRoom.ForMember(await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel));
        if (found.Failed)
            return Result<List<ListNamedRow>>.From(found);
        var sheet = await OwnSheets.FindAsync(db, found.Value, query.Alias, cancel);
        if (sheet.Failed)
            return Result<List<ListNamedRow>>.From(sheet);
        var names = new NamesInText(await db.NamesBesideAsync(found.Value.Brief.OrganisationId, cancel));
        return sheet.Value.Scores.Select(score => new ListNamedRow(score.CriterionId, names.In(score.Remark))).Where(row => row.Names.Count > 0).ToList();
    }
}
