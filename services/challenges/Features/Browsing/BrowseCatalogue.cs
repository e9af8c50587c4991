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

/// <param name="Total">Counting stops at 1,000; then <paramref name="TotalIsCapped"/> is true.</param>
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
    private const int CountTo = 1000;

    public async ValueTask<Result<CataloguePage>> Handle(BrowseCatalogue query, CancellationToken cancel)
    {
        var read = CatalogueFilter.Read(query.Question);
        if (read.Failed)
            return Result<CataloguePage>.From(read);
        var filter = read.Value;
        if (filter.Words is [])
            return new CataloguePage([], filter.Page, filter.Size, 0, false, CatalogueFacets.Of([], filter));
        var now = time.GetUtcNow();
        var (items, counted) = filter.Words is null
            ? await ListAsync(filter, query.Caller, now, cancel)
            : await SearchAsync(filter, filter.Words, query.Caller, now, cancel);
        var beside = CatalogueFacets.Of(await facets.GetAsync(filter, cancel), filter);
        return new CataloguePage(items, filter.Page, filter.Size, Math.Min(counted, CountTo), counted > CountTo, beside);
    }

    private async Task<(IReadOnlyList<CatalogueItem> Items, int Count)> ListAsync(CatalogueFilter filter, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var listed = filter.Apply(db.Challenges.Where(challenge => challenge.IsListed));
        var (skip, take) = ((filter.Page - 1) * filter.Size, filter.Size);
        var open = CatalogueOrder.Open(listed, now);
        var others = CatalogueOrder.Others(listed, filter.Stage, now);
        var openCount = filter.Stage is null or ChallengeStage.Open ? await CountAsync(open, Math.Max(CountTo, skip + take), cancel) : 0;
        var otherCount = filter.Stage is not ChallengeStage.Open && openCount <= CountTo ? await CountAsync(others, CountTo, cancel) : 0;

        IReadOnlyList<CatalogueItem> items = skip < openCount ? await open.Skip(skip).Take(take).ToItemsAsync(db, caller, now, cancel) : [];
        if (items.Count < take && filter.Stage is not ChallengeStage.Open)
            items = [.. items, .. await others.Skip(Math.Max(0, skip - openCount)).Take(take - items.Count).ToItemsAsync(db, caller, now, cancel)];
        return (items, openCount + otherCount);
    }

    private async Task<(IReadOnlyList<CatalogueItem> Items, int Count)> SearchAsync(CatalogueFilter filter, IReadOnlyList<string> words, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var found = filter.Apply(db.Found(words));
        if (filter.Stage is { } stage)
            found = CatalogueOrder.InStage(found, stage, now);
        var items = await found.OrderByDescending(challenge => challenge.RecencyKey).Skip((filter.Page - 1) * filter.Size).Take(filter.Size).ToItemsAsync(db, caller, now, cancel);
        return (items, await CountAsync(found, CountTo, cancel));
    }

    /// <summary>Up to one more than <paramref name="atMost"/>.</summary>
    private static Task<int> CountAsync(IQueryable<Challenge> challenges, int atMost, CancellationToken cancel) =>
        challenges.Select(challenge => challenge.RecencyKey).Take(atMost + 1).CountAsync(cancel);
}

internal static class CatalogueSearch
{
    /// <summary>The listed challenges with every word.</summary>
    public static IQueryable<Challenge> Found(this ChallengesDb db, IReadOnlyList<string> words) =>
        from key in db.KeysOf(words)
        join challenge in db.Challenges on (long?)key equals challenge.RecencyKey
        select challenge;
}
