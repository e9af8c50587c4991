using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Identity.Domain;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.People;

/// <summary>An administrator reads who is on the market; everybody else who is in the own organisation.</summary>
internal sealed record ListPeople(Caller Caller, Guid? Organisation, int Page, int Size) : IQuery<Page<PersonReply>>, IPrivilegedRead;

public sealed record PersonReply(Guid Id, string Name, string Email, string Language, Guid? OrganisationId, IReadOnlyList<string> Roles, bool Active, int Version);

internal sealed class ListPeopleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/identity/people", async (Guid? organisation, int? page, int? size, Caller caller, ISender sender, CancellationToken cancel) =>
            TypedResults.Ok(await sender.Send(new ListPeople(caller, organisation, page ?? 1, size ?? 50), cancel)))
        .Allow(AccessDecision.SignedIn).WithName("ListPeople").WithTags("People").WithSummary("List the people of an organisation");
}

internal sealed class ListPeopleHandler(IdentityDb db) : IQueryHandler<ListPeople, Page<PersonReply>>
{
    public async ValueTask<Page<PersonReply>> Handle(ListPeople query, CancellationToken cancel)
    {
        var (number, size) = Paging.Clamp(query.Page, query.Size);
        var people = VisibleTo(query.Caller);
        if (query.Organisation is { } organisation)
            people = people.Where(person => person.OrganisationId == organisation);
        var total = await people.CountAsync(cancel);
        var rows = await people.OrderBy(person => person.Name).ThenBy(person => person.Id).Skip((number - 1) * size).Take(size)
            .Select(person => new PersonReply(person.Id, person.Name, person.Email, person.Language, person.OrganisationId, person.Roles, person.Active, person.Version))
            .ToListAsync(cancel);
        return new Page<PersonReply>(rows, number, size, total);
    }

    private IQueryable<Person> VisibleTo(Caller caller)
    {
        var people = db.People.AsNoTracking();
        if (caller.Is(Roles.Admin))
            return people;
        return people.Where(person => caller.OrganisationId != null && person.OrganisationId == caller.OrganisationId);
    }
}
