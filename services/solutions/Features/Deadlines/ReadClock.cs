using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Deadlines;

/// <summary>Anyone reads the clock by which deadlines are decided: the database's.</summary>
internal sealed record ReadClock : IQuery<ReadClockReply>;

/// <param name="Now">UTC.</param>
public sealed record ReadClockReply(DateTimeOffset Now);

internal sealed class ReadClockEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/solutions/clock", async (ISender sender, CancellationToken cancel) => TypedResults.Ok(await sender.Send(new ReadClock(), cancel)))
        .Allow(AccessDecision.Anyone).WithName("ReadClock").WithTags("Deadlines").WithSummary("Read the clock that decides deadlines");
}

internal sealed class ReadClockHandler(SolutionsDb db) : IQueryHandler<ReadClock, ReadClockReply>
{
    public async ValueTask<ReadClockReply> Handle(ReadClock query, CancellationToken cancel) => new(await db.ClockAsync(cancel));
}
