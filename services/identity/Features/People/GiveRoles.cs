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

/// <summary>An administrator says which roles a person has; a role that is given works from the next refresh (five minutes at most), one that is taken away is gone from every session at once.</summary>
internal sealed record GiveRoles(Caller Caller, Guid PersonId, GiveRolesBody Body) : ICommand<Result>;

/// <param name="Version">Of the person as it was read; null gives the roles whatever happened since.</param>
/// <param name="Roles">All roles from now on; everybody is a member.</param>
public sealed record GiveRolesBody(IReadOnlyList<string> Roles, int? Version = null);

internal sealed class GiveRolesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/identity/people/{id:guid}/roles", async (Guid id, GiveRolesBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GiveRoles(caller, id, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Admin).WithSecondFactor()).WithName("GiveRoles").WithTags("People").WithSummary("Set the roles of a person")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GiveRolesHandler(IdentityDb db, SignOutEverywhere signOut, IOptions<MarketOptions> market) : ICommandHandler<GiveRoles, Result>
{
    public async ValueTask<Result> Handle(GiveRoles command, CancellationToken cancel)
    {
        if (!market.Value.UsesEmbeddedIssuer)
            return IdentityErrors.ManagedElsewhere();
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == command.PersonId, cancel);
        if (person is null)
            return Error.NotFound();
        if (command.Body.Version is { } read && read != person.Version)
            return Error.Conflict("changed-meanwhile");
        var type = await db.Organisations.Where(organisation => organisation.Id == person.OrganisationId).Select(organisation => organisation.Type).SingleOrDefaultAsync(cancel);
        var before = person.Roles;
        var outcome = person.GiveRoles(command.Body.Roles, type, command.Caller.PersonId);
        if (outcome.Failed)
            return outcome;
        await db.SaveChangesAsync(cancel);
        if (before.Except(person.Roles).Any())
            await signOut.RevokeAsync(person.Id.ToString(), cancel);
        return outcome;
    }
}
