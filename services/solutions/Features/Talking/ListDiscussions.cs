using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Talking;

/// <summary>The decided challenges, and of which submissions their juries spoke, for the auditor.</summary>
internal sealed record ListDiscussions(Caller Caller) : IQuery<IReadOnlyList<ListDiscussionsRow>>, IPrivilegedRead;

/// <param name="Aliases">Of the submissions that something was said or asked about.</param>
public sealed record ListDiscussionsRow(Guid ChallengeId, LocalizedText Title, DateTimeOffset PublishedAt, IReadOnlyList<string> Aliases);

internal sealed class ListDiscussionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/discussions", async (Caller caller, ISender sender, CancellationToken cancel) => TypedResults.Ok(await sender.Send(new ListDiscussions(caller), cancel)))
        .Allow(AccessDecision.AnyOf(Roles.Auditor)).WithName("ListDiscussions").WithTags("Talking").WithSummary("Decided challenges and of which submissions their juries spoke, the newest award first").ProducesProblem(403);
}

internal sealed class ListDiscussionsHandler(SolutionsDb db) : IQueryHandler<ListDiscussions, IReadOnlyList<ListDiscussionsRow>>
{
    public async ValueTask<IReadOnlyList<ListDiscussionsRow>> Handle(ListDiscussions query, CancellationToken cancel)
    {
        var awards = await db.Awards.AsNoTracking().Where(award => award.State == AwardState.Published).OrderByDescending(award => award.PublishedAt)
            .Select(award => new { award.Id, award.Title, award.PublishedAt }).ToListAsync(cancel);
        var talks = await db.JuryTalks.AsNoTracking().Where(talk => db.Awards.Any(award => award.Id == talk.ChallengeId && award.State == AwardState.Published))
            .Select(talk => new { talk.ChallengeId, talk.Alias }).ToListAsync(cancel);
        var aliases = talks.ToLookup(talk => talk.ChallengeId, talk => talk.Alias);
        return [.. awards.Select(award => new ListDiscussionsRow(award.Id, award.Title, award.PublishedAt!.Value, [.. aliases[award.Id].Order(StringComparer.Ordinal)]))];
    }
}
