using Market.Hosting;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Identity.Domain;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Identity.Features.People;

/// <summary>An administrator opens a closed access again.</summary>
internal sealed record ReactivatePerson(Caller Caller, Guid PersonId) : ICommand<Result>;

internal sealed class ReactivatePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/identity/people/{id:guid}/deactivation", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReactivatePerson(caller, id), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Admin).WithSecondFactor()).WithName("ReactivatePerson").WithTags("People").WithSummary("Open a person's access again")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ReactivatePersonHandler(IdentityDb db, IOptions<MarketOptions> market) : ICommandHandler<ReactivatePerson, Result>
{
    public async ValueTask<Result> Handle(ReactivatePerson command, CancellationToken cancel)
    {
        if (!market.Value.UsesEmbeddedIssuer)
            return IdentityErrors.ManagedElsewhere();
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == command.PersonId, cancel);
        if (person is null)
            return Error.NotFound();
        person.Reactivate();
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }
}
