using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Openings;

/// <summary>Whom an officer can name to open a strict challenge: everybody in the directory, the own body first.</summary>
internal sealed record ListOpeningCandidates(Caller Caller) : IQuery<IReadOnlyList<OpeningCandidate>>;

public sealed record OpeningCandidate(Guid PersonId, string Name, string OrganisationName);

internal sealed class ListOpeningCandidatesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/openings/candidates", async (Caller caller, ISender sender, CancellationToken cancel) => TypedResults.Ok(await sender.Send(new ListOpeningCandidates(caller), cancel)))
        .Allow(OpeningDesk.Openers).WithName("ListOpeningCandidates").WithTags("Opening").WithSummary("Who can be named to open a strict challenge");
}

internal sealed class ListOpeningCandidatesHandler(SolutionsDb db) : IQueryHandler<ListOpeningCandidates, IReadOnlyList<OpeningCandidate>>
{
    public async ValueTask<IReadOnlyList<OpeningCandidate>> Handle(ListOpeningCandidates query, CancellationToken cancel)
    {
        var names = await db.Organisations.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var people = await db.People.AsNoTracking().Where(person => person.Active).ToListAsync(cancel);
        return [.. people.OrderBy(person => person.OrganisationId != query.Caller.OrganisationId).ThenBy(person => person.Name, StringComparer.OrdinalIgnoreCase)
            .Select(person => new OpeningCandidate(person.Id, person.Name, names.GetValueOrDefault(person.OrganisationId ?? Guid.Empty, "")))];
    }
}
