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

/// <summary>
/// An administrator takes away the authenticator app, the passkeys and the recovery codes of somebody who lost them. The person is signed
/// out everywhere, is told, and sets up a new one by password.
/// </summary>
internal sealed record ResetSecondFactors(Caller Caller, Guid PersonId, ResetSecondFactorsBody Body) : ICommand<Result>;

/// <param name="Reason">The person reads it.</param>
public sealed record ResetSecondFactorsBody(string? Reason);

internal sealed class ResetSecondFactorsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/identity/people/{id:guid}/second-factors/reset", async (Guid id, ResetSecondFactorsBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ResetSecondFactors(caller, id, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Admin).WithSecondFactor()).WithName("ResetSecondFactors").WithTags("People").WithSummary("Take away the lost second factors of a person")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ResetSecondFactorsHandler(IdentityDb db, SignOutEverywhere signOut, IOptions<MarketOptions> market) : ICommandHandler<ResetSecondFactors, Result>
{
    public async ValueTask<Result> Handle(ResetSecondFactors command, CancellationToken cancel)
    {
        if (!market.Value.UsesEmbeddedIssuer)
            return IdentityErrors.ManagedElsewhere();
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == command.PersonId, cancel);
        if (person is null)
            return Error.NotFound();
        var factors = await db.FactorsAsync(person.Id, cancel);
        var outcome = person.ResetFactors(factors.Count, command.Body.Reason, command.Caller.PersonId);
        if (outcome.Failed)
            return outcome;
        db.RemoveRange(factors);
        (await db.Accounts.SingleAsync(account => account.Id == person.Id, cancel)).EndSessions();
        await db.SaveChangesAsync(cancel);
        await signOut.RevokeAsync(person.Id.ToString(), cancel);
        return outcome;
    }
}
