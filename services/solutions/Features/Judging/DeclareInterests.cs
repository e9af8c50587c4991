using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <summary>A member says, before reading anything, with which organisations there is an interest; their submissions stay closed to the member.</summary>
internal sealed record DeclareInterests(Caller Caller, Guid ChallengeId, DeclareInterestsBody Body) : ICommand<Result>;

/// <param name="Confirmed">The member confirms that the declaration is complete; must be true.</param>
/// <param name="Expertise">What the member knows much of, in own words: what is proposed to the chair as an assignment goes by it.</param>
public sealed record DeclareInterestsBody(IReadOnlyList<Guid> OrganisationIds, string? Statement, bool Confirmed, string? Expertise = null);

internal sealed class DeclareInterestsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/declaration", async (Guid challengeId, DeclareInterestsBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new DeclareInterests(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("DeclareInterests").WithTags("Judging").WithSummary("Declare interests")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class DeclareInterestsHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<DeclareInterests, Result>
{
    public async ValueTask<Result> Handle(DeclareInterests command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (found.Value.Me is null)
            return JuryErrors.JurorsOnly;
        if (found.Value.Brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        var ids = command.Body.OrganisationIds.Distinct().ToList();
        if (await db.Organisations.CountAsync(row => ids.Contains(row.Id), cancel) < ids.Count)
            return JuryErrors.DeclarationUnknownOrganisation;
        var declared = found.Value.Jury!.Declare(
            command.Caller.PersonId, ids, command.Body.Statement?.Trim() ?? "", command.Body.Confirmed, found.Value.Entrants, time.GetUtcNow(),
            command.Body.Expertise?.Trim() ?? "");
        if (!declared.Failed)
            await db.SaveChangesAsync(cancel);
        return declared;
    });
}
