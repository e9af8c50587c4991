using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Features.Availability;

/// <summary>Anyone reads when the market could not take submissions, by its own record, the last time first.</summary>
internal sealed record ListOutages : IQuery<ListOutagesReply>;

/// <param name="Since">When the record begins; null when it has not begun.</param>
/// <param name="LastBeat">When the market last knew that it could take submissions.</param>
/// <param name="CountsAfterSeconds">A shorter gap is no outage.</param>
/// <param name="WindowHours">What is lost this shortly before a deadline may be given back.</param>
/// <param name="LeastMinutes">Less than this only in the last hour.</param>
public sealed record ListOutagesReply(
    DateTimeOffset? Since, DateTimeOffset? LastBeat, int CountsAfterSeconds, int WindowHours, int LeastMinutes, IReadOnlyList<ListOutagesItem> Outages);

/// <param name="Until">When it was known again that submissions can be taken.</param>
public sealed record ListOutagesItem(DateTimeOffset From, DateTimeOffset Until);

internal sealed class ListOutagesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/solutions/outages", async (ISender sender, CancellationToken cancel) => TypedResults.Ok(await sender.Send(new ListOutages(), cancel)))
        .Allow(AccessDecision.Anyone).WithName("ListOutages").WithTags("Availability").WithSummary("List when the market could not take submissions");
}

internal sealed class ListOutagesHandler(SolutionsDb db, IOptions<SolutionsOptions> options) : IQueryHandler<ListOutages, ListOutagesReply>
{
    private const int Newest = 100;

    public async ValueTask<ListOutagesReply> Handle(ListOutages query, CancellationToken cancel)
    {
        var heartbeat = await db.Heartbeats.AsNoTracking().SingleAsync(cancel);
        var outages = await db.Outages.AsNoTracking().OrderByDescending(outage => outage.Until).Take(Newest).ToListAsync(cancel);
        var rules = options.Value.OutageRules;
        return new ListOutagesReply(
            heartbeat.Since, heartbeat.Last, (int)rules.After.TotalSeconds, (int)rules.Window.TotalHours, (int)rules.Least.TotalMinutes,
            [.. outages.Select(outage => new ListOutagesItem(outage.From, outage.Until))]);
    }
}
