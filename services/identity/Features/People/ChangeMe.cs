using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.People;

/// <summary>Somebody changes the own name or language; tokens follow at the next refresh.</summary>
internal sealed record ChangeMe(Caller Caller, ChangeMeBody Body) : ICommand<Result>;

/// <param name="Language">nl, en or fr.</param>
public sealed record ChangeMeBody(string Name, string Language);

internal sealed class ChangeMeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/identity/me", async (ChangeMeBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ChangeMe(caller, body), cancel)).ToNoContent())
        .Allow(AccessDecision.SignedIn).WithName("ChangeMe").WithTags("Me").WithSummary("Change the own name and language").ProducesProblem(400).ProducesProblem(404);
}

internal sealed class ChangeMeHandler(IdentityDb db) : ICommandHandler<ChangeMe, Result>
{
    public async ValueTask<Result> Handle(ChangeMe command, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == command.Caller.PersonId && person.Active, cancel);
        if (person is null)
            return Error.NotFound();
        var outcome = person.Rename(command.Body.Name, command.Body.Language);
        if (!outcome.Failed)
            await db.SaveChangesAsync(cancel);
        return outcome;
    }
}
