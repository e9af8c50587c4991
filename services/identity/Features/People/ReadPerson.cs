using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.People;

/// <summary>An administrator reads about one person.</summary>
internal sealed record ReadPerson(Caller Caller, Guid Id) : IQuery<Result<PersonReply>>, IPrivilegedRead;

internal sealed class ReadPersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/identity/people/{id:guid}", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReadPerson(caller, id), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Admin)).WithName("ReadPerson").WithTags("People").WithSummary("Read one person").ProducesProblem(403).ProducesProblem(404);
}

internal sealed class ReadPersonHandler(IdentityDb db) : IQueryHandler<ReadPerson, Result<PersonReply>>
{
    public async ValueTask<Result<PersonReply>> Handle(ReadPerson query, CancellationToken cancel)
    {
        var found = await db.People.AsNoTracking().Where(person => person.Id == query.Id)
            .Select(person => new PersonReply(person.Id, person.Name, person.Email, person.Language, person.OrganisationId, person.Roles, person.Active, person.Version))
            .SingleOrDefaultAsync(cancel);
        return found is null ? Error.NotFound() : found;
    }
}
