using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Identity.Domain;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.Organisations;

/// <summary>An administrator of the market registers an organisation, for example a public body before its first officer.</summary>
internal sealed record RegisterOrganisation(Caller Caller, RegisterOrganisationBody Body) : ICommand<Result<RegisterOrganisationReply>>;

public sealed record RegisterOrganisationBody(string Name, string? Kbo, string Type, string? Town);

public sealed record RegisterOrganisationReply(Guid Id);

internal sealed class RegisterOrganisationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/identity/organisations", async (RegisterOrganisationBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RegisterOrganisation(caller, body), cancel)).ToCreated(reply => $"/api/identity/organisations/{reply.Id}"))
        .Allow(AccessDecision.AnyOf(Roles.Admin)).WithName("RegisterOrganisation").WithTags("Organisations").WithSummary("Register an organisation")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
}

internal sealed class RegisterOrganisationHandler(IdentityDb db, TimeProvider time) : ICommandHandler<RegisterOrganisation, Result<RegisterOrganisationReply>>
{
    public async ValueTask<Result<RegisterOrganisationReply>> Handle(RegisterOrganisation command, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (body, id) = (command.Body, Guid.CreateVersion7(now));
        var organisation = Organisation.Register(id, new OrganisationFields(body.Name, body.Kbo, body.Type, body.Town), now);
        if (organisation.Failed)
            return Result<RegisterOrganisationReply>.From(organisation);
        var kbo = organisation.Value.Kbo;
        if (kbo is not null && await db.Organisations.AnyAsync(other => other.Kbo == kbo, cancel))
            return IdentityErrors.KboTaken("kbo");
        if (await db.LooksTakenAsync(organisation.Value, cancel))
            return IdentityErrors.OrganisationNameTaken("name");
        db.Organisations.Add(organisation.Value);
        return await db.SaveUniqueAsync(cancel) is { Failed: true } taken ? Result<RegisterOrganisationReply>.From(taken) : new RegisterOrganisationReply(id);
    }
}
