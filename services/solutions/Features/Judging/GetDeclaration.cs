using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <summary>What a member declared, and the whole directory to choose from: all of it, so that it says nothing about who took part.</summary>
internal sealed record GetDeclaration(Caller Caller, Guid ChallengeId) : IQuery<Result<GetDeclarationReply>>;

public sealed record GetDeclarationReply(IReadOnlyList<GetDeclarationOrganisation> Organisations, bool Declared, IReadOnlyList<Guid> Interests, string? Statement, string? Expertise);

public sealed record GetDeclarationOrganisation(Guid Id, string Name, string Type);

internal sealed class GetDeclarationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/declaration", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetDeclaration(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetDeclaration").WithTags("Judging").WithSummary("The caller's declaration of interests")
        .ProducesProblem(403).ProducesProblem(404);
}

internal sealed class GetDeclarationHandler(SolutionsDb db) : IQueryHandler<GetDeclaration, Result<GetDeclarationReply>>
{
    public async ValueTask<Result<GetDeclarationReply>> Handle(GetDeclaration query, CancellationToken cancel)
    {
        var found = await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<GetDeclarationReply>.From(found);
        if (found.Value.Me is not { } me)
            return JuryErrors.JurorsOnly;
        if (me.State != MemberState.Accepted)
            return JuryErrors.AcceptFirst;
        var organisations = await db.Organisations.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Id)
            .Select(row => new GetDeclarationOrganisation(row.Id, row.Name, row.Type)).ToListAsync(cancel);
        return new GetDeclarationReply(organisations, me.Declaration is not null, me.Declaration?.OrganisationIds ?? [], me.Declaration?.Statement, me.Declaration?.Expertise);
    }
}
