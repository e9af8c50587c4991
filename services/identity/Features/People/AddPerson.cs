using System.Security.Cryptography;

using Market.Hosting;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Identity.Domain;
using Market.Identity.SignIn;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Identity.Features.People;

/// <summary>An administrator adds a person, with the roles that fit the organisation, and hands over a first password.</summary>
internal sealed record AddPerson(Caller Caller, AddPersonBody Body) : ICommand<Result<AddPersonReply>>;

public sealed record AddPersonBody(string Name, string Email, string Language, Guid? OrganisationId, IReadOnlyList<string> Roles);

/// <param name="FirstPassword">Shown this once; the market keeps only its hash.</param>
public sealed record AddPersonReply(Guid Id, string FirstPassword);

internal sealed class AddPersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/identity/people", async (AddPersonBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AddPerson(caller, body), cancel)).ToCreated(reply => $"/api/identity/people/{reply.Id}"))
        .Allow(AccessDecision.AnyOf(Roles.Admin).WithSecondFactor()).WithName("AddPerson").WithTags("People").WithSummary("Add a person to an organisation")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
}

internal sealed class AddPersonHandler(
    IdentityDb db, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, IOptions<MarketOptions> market, TimeProvider time)
    : ICommandHandler<AddPerson, Result<AddPersonReply>>
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    public async ValueTask<Result<AddPersonReply>> Handle(AddPerson command, CancellationToken cancel)
    {
        if (!market.Value.UsesEmbeddedIssuer)
            return IdentityErrors.ManagedElsewhere();
        var (body, now) = (command.Body, time.GetUtcNow());
        var organisation = await db.Organisations.SingleOrDefaultAsync(organisation => organisation.Id == body.OrganisationId, cancel);
        if (body.OrganisationId is not null && organisation is null)
            return IdentityErrors.OrganisationUnknown("organisationId");
        var person = Person.Register(Guid.CreateVersion7(now), new PersonFields(body.Name, body.Email, body.Language), organisation, body.Roles, now);
        if (person.Failed)
            return Result<AddPersonReply>.From(person);
        if (await db.People.AnyAsync(other => other.Email == person.Value.Email, cancel))
            return IdentityErrors.EmailTaken("email");
        var password = FirstPassword();
        db.People.Add(person.Value);
        db.Accounts.Add(Account.With(person.Value, password, hasher, normalizer));
        return await db.SaveUniqueAsync(cancel) is { Failed: true } taken ? Result<AddPersonReply>.From(taken) : new AddPersonReply(person.Value.Id, password);
    }

    /// <summary>Four groups of four: 80 bits, easy to read out.</summary>
    private static string FirstPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}
