using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.People;

/// <summary>Somebody who is signed in reads what the market knows about oneself.</summary>
internal sealed record ReadMe(Caller Caller) : IQuery<Result<MeReply>>;

/// <param name="Language">nl, en or fr.</param>
public sealed record MeReply(
    Guid PersonId, string Name, string Email, string Language, Guid? OrganisationId, string OrganisationName, string OrganisationType, IReadOnlyList<string> Roles);

internal sealed class ReadMeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/identity/me", async (Caller caller, ISender sender, CancellationToken cancel) => (await sender.Send(new ReadMe(caller), cancel)).ToOk())
        .Allow(AccessDecision.SignedIn).WithName("ReadMe").WithTags("Me").WithSummary("Read who is signed in").ProducesProblem(404);
}

internal sealed class ReadMeHandler(IdentityDb db) : IQueryHandler<ReadMe, Result<MeReply>>
{
    public async ValueTask<Result<MeReply>> Handle(ReadMe query, CancellationToken cancel)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == query.Caller.PersonId, cancel);
        if (person is null)
            return Error.NotFound();
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(organisation => organisation.Id == person.OrganisationId, cancel);
        return new MeReply(
            person.Id, person.Name, person.Email, person.Language, person.OrganisationId, organisation?.Name ?? "", organisation?.Type ?? "", person.Roles);
    }
}
