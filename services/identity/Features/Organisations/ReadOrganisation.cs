using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.Organisations;

/// <summary>Somebody who is signed in reads about one organisation.</summary>
internal sealed record ReadOrganisation(Caller Caller, Guid Id) : IQuery<Result<OrganisationReply>>;

internal sealed class ReadOrganisationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/identity/organisations/{id:guid}", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReadOrganisation(caller, id), cancel)).ToOk())
        .Allow(AccessDecision.SignedIn).WithName("ReadOrganisation").WithTags("Organisations").WithSummary("Read one organisation").ProducesProblem(404);
}

internal sealed class ReadOrganisationHandler(IdentityDb db) : IQueryHandler<ReadOrganisation, Result<OrganisationReply>>
{
    public async ValueTask<Result<OrganisationReply>> Handle(ReadOrganisation query, CancellationToken cancel)
    {
        var found = await db.Organisations.AsNoTracking().Where(organisation => organisation.Id == query.Id)
            .Select(organisation => new OrganisationReply(organisation.Id, organisation.Name, organisation.Kbo, organisation.Type, organisation.Town))
            .SingleOrDefaultAsync(cancel);
        return found is null ? Error.NotFound() : found;
    }
}
