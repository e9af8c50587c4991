using Market.Hosting;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Identity.Domain;
using Market.Identity.Issuer;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Identity.Features.People;

/// <summary>An administrator closes a person's access: no sign-in, no refresh, and at the latest in five minutes no valid token.</summary>
internal sealed record DeactivatePerson(Caller Caller, Guid PersonId) : ICommand<Result>;

internal sealed class DeactivatePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/identity/people/{id:guid}/deactivation", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new DeactivatePerson(caller, id), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Admin).WithSecondFactor()).WithName("DeactivatePerson").WithTags("People").WithSummary("Close a person's access")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class DeactivatePersonHandler(IdentityDb db, SignOutEverywhere signOut, IOptions<MarketOptions> market) : ICommandHandler<DeactivatePerson, Result>
{
    public async ValueTask<Result> Handle(DeactivatePerson command, CancellationToken cancel)
    {
        if (!market.Value.UsesEmbeddedIssuer)
            return IdentityErrors.ManagedElsewhere();
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == command.PersonId, cancel);
        if (person is null)
            return Error.NotFound();
        var outcome = person.Deactivate(command.Caller.PersonId);
        if (outcome.Failed)
            return outcome;
        (await db.Accounts.SingleAsync(account => account.Id == person.Id, cancel)).EndSessions();
        await db.SaveChangesAsync(cancel);
        await signOut.RevokeAsync(person.Id.ToString(), cancel);
        return outcome;
    }
}
