using System.Security.Claims;

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

/// <summary>
/// Somebody signed in at an external issuer (Keycloak): the market takes over what the token says of person and organisation, so
/// that the other services hear of them. The gateway asks this once a sign-in. With the embedded issuer there is nothing to take over.
/// </summary>
internal sealed record ArriveWithToken(Caller Caller, TokenClaims Claims) : ICommand<Result>;

/// <summary>The claims of an access token beyond those of the caller.</summary>
internal sealed record TokenClaims(string? Email, string? Language, string? OrganisationType, string? OrganisationKbo)
{
    public static TokenClaims Of(ClaimsPrincipal user) =>
        new(user.FindFirstValue("email"), user.FindFirstValue("locale"), user.FindFirstValue("org_type"), user.FindFirstValue("org_kbo"));
}

internal sealed class ArriveWithTokenEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/identity/arrivals", async (ClaimsPrincipal user, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ArriveWithToken(caller, TokenClaims.Of(user)), cancel)).ToNoContent())
        .Allow(AccessDecision.SignedIn).WithName("ArriveWithToken").WithTags("Me").WithSummary("Take over person and organisation from the own token")
        .ProducesProblem(400).ProducesProblem(409);
}

internal sealed class ArriveWithTokenHandler(IdentityDb db, IOptions<MarketOptions> market, TimeProvider time) : ICommandHandler<ArriveWithToken, Result>
{
    public async ValueTask<Result> Handle(ArriveWithToken command, CancellationToken cancel)
    {
        if (market.Value.UsesEmbeddedIssuer)
            return Result.Done;
        var organisation = command.Caller.OrganisationId is { } id ? await OrganisationAsync(id, command, cancel) : null;
        if (organisation is { Failed: true })
            return organisation;
        var person = await PersonAsync(command, organisation?.Value, cancel);
        return person.Failed ? person : await db.SaveUniqueAsync(cancel);
    }

    private async Task<Result<Organisation>> OrganisationAsync(Guid id, ArriveWithToken command, CancellationToken cancel)
    {
        if (await db.Organisations.SingleOrDefaultAsync(organisation => organisation.Id == id, cancel) is { } known)
            return known;
        var fields = new OrganisationFields(command.Caller.OrganisationName, command.Claims.OrganisationKbo, command.Claims.OrganisationType ?? "", "");
        var registered = Organisation.Register(id, fields, time.GetUtcNow());
        if (!registered.Failed)
            db.Organisations.Add(registered.Value);
        return registered;
    }

    private async Task<Result> PersonAsync(ArriveWithToken command, Organisation? organisation, CancellationToken cancel)
    {
        var (caller, language) = (command.Caller, LocalizedText.Languages.Contains(command.Claims.Language) ? command.Claims.Language! : "nl");
        var fields = new PersonFields(caller.Name, command.Claims.Email, language);
        if (await db.People.SingleOrDefaultAsync(person => person.Id == caller.PersonId, cancel) is { } known)
            return known.TakeOver(fields, organisation, [.. caller.Roles]);
        var person = Person.Register(caller.PersonId, fields, organisation, [.. caller.Roles], time.GetUtcNow());
        if (!person.Failed)
            db.People.Add(person.Value);
        return person;
    }
}
