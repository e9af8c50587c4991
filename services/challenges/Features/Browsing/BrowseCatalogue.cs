using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Features.Browsing;

/// <summary>Anyone lists, filters and searches what is published. Search gives the newest first, the list what can still be answered first.</summary>
internal sealed record BrowseCatalogue(Caller Caller, CatalogueQuestion Question) : IQuery<Result<CataloguePage>>;

/// <param name="Total">Counting stops at 500, in a search at 100, and deeper in the list a page after the one asked for; then <paramref name="TotalIsCapped"/> is true.</param>
public sealed record CataloguePage(IReadOnlyList<CatalogueItem> Items, int Page, int Size, int Total, bool TotalIsCapped, CatalogueFacets Facets);

internal sealed class BrowseCatalogueEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/challenges", async ([AsParameters] CatalogueQuestion question, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new BrowseCatalogue(caller, question), cancel)).ToOk())
        .Allow(AccessDecision.Anyone).WithName("BrowseCatalogue").WithTags("Browsing").WithSummary("List, filter and search published challenges")
        .ProducesProblem(400);
}

internal sealed class BrowseCatalogueHandler(ChallengesDb db, FacetCache facets, TimeProvider time) : IQueryHandler<BrowseCatalogue, Result<CataloguePage>>
{
    private const int CountTo = 500;

    public async ValueTask<Result<CataloguePage>> Handle(BrowseCatalogue query, CancellationToken cancel)
    {
        var read = CatalogueFilter.Read(query.Question);
        if (read.Failed)
            return Result<CataloguePage>.From(read);
        var filter = read.Value;
        if (filter.Words is [])
            return new CataloguePage([], filter.Page, filter.Size, 0, false, CatalogueFacets.Of([], filter));
        var now = time.GetUtcNow();
        return filter.Words is null
            ? await ListAsync(filter, query.Caller, now, cancel)
            : await SearchAsync(filter, filter.Words, query.Caller, now, cancel);
    }

    private async Task<CataloguePage> PageAsync(CatalogueFilter filter, List<long> keys, int counted, int countTo, IReadOnlyList<FacetRow> beside, Caller caller, DateTimeOffset now, CancellationToken cancel) =>
        new(await db.ItemsAsync(keys, caller, now, cancel), filter.Page, filter.Size, Math.Min(counted, countTo), counted > countTo, CatalogueFacets.Of(beside, filter));

    private async Task<CataloguePage> ListAsync(CatalogueFilter filter, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var listed = filter.Apply(db.Challenges.Where(challenge => challenge.IsListed));
        var open = listed.InStage(ChallengeStage.Open, now);
        var others = filter.Stage is { } stage ? listed.InStage(stage, now) : listed.NotOpen(now);
        var (skip, take, reach) = (Skip(filter), filter.Size, Reach(filter, CountTo));
        var openCount = filter.Stage is null or ChallengeStage.Open ? await CountAsync(open, reach, cancel) : 0;
        var otherCount = filter.Stage is not ChallengeStage.Open ? await CountAsync(others, reach, cancel) : 0;

        var keys = skip < openCount ? await KeysAsync(open.SoonestFirst(), skip, take, cancel) : [];
        if (keys.Count < take && otherCount > 0)
            keys.AddRange(await KeysAsync(others.LatestFirst(), Math.Max(0, skip - openCount), take - keys.Count, cancel));
        return await PageAsync(filter, keys, openCount + otherCount, reach, await facets.GetAsync(filter, null, cancel), caller, now, cancel);
    }

    private async Task<CataloguePage> SearchAsync(CatalogueFilter filter, IReadOnlyList<string> words, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var matching = filter.Apply(db.Found(words));
        if (filter.Stage is { } stage)
            matching = matching.InStage(stage, now);
        var found = filter.HasConditions ? matching.Select(challenge => challenge.RecencyKey!.Value) : db.KeysOf(words).OrderByDescending(key => key);
        // A hundred keys weigh less than asking the text index once more, for the count and for the counts beside the filters.
        var reach = Reach(filter, FacetCache.MaxFound);
        var keys = await found.Take(reach + 1).ToListAsync(cancel);
        var beside = await facets.GetAsync(filter, filter.HasConditions ? null : keys, cancel);
        return await PageAsync(filter, [.. keys.Skip(Skip(filter)).Take(filter.Size)], keys.Count, reach, beside, caller, now, cancel);
    }

    private static int Skip(CatalogueFilter filter) => (filter.Page - 1) * filter.Size;

    /// <summary>How far is counted: at least <paramref name="atLeast"/>, and a page further than is shown, so that there is a next one to go to.</summary>
    private static int Reach(CatalogueFilter filter, int atLeast) => Math.Max(atLeast, Skip(filter) + (2 * filter.Size));

    /// <summary>Up to one more than <paramref name="atMost"/>.</summary>
    private static Task<int> CountAsync(IQueryable<Challenge> challenges, int atMost, CancellationToken cancel) =>
        challenges.Select(challenge => challenge.RecencyKey).Take(atMost + 1).CountAsync(cancel);

    /// <summary>From the index alone; the rows come after, and only those that are shown.</summary>
    private static Task<List<long>> KeysAsync(IQueryable<Challenge> ordered, int skip, int take, CancellationToken cancel) =>
        ordered.Select(challenge => challenge.RecencyKey!.Value).Skip(skip).Take(take).ToListAsync(cancel);
}
