using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <summary>Who may be invited. Says nothing about who took part: conflicts are dealt with at the assignment, not by hiding people here.</summary>
internal sealed record ListCandidates(Caller Caller, Guid ChallengeId) : IQuery<Result<List<ListCandidatesRow>>>, IPrivilegedRead;

public sealed record ListCandidatesRow(Guid PersonId, string Name, string OrganisationName);

internal sealed class ListCandidatesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/candidates", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListCandidates(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ListCandidates").WithTags("Judging").WithSummary("Who may be invited to the jury")
        .ProducesProblem(403).ProducesProblem(404);
}

internal sealed class ListCandidatesHandler(SolutionsDb db) : IQueryHandler<ListCandidates, Result<List<ListCandidatesRow>>>
{
    public async ValueTask<Result<List<ListCandidatesRow>>> Handle(ListCandidates query, CancellationToken cancel)
    {
        var found = await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<List<ListCandidatesRow>>.From(found);
        var room = found.Value;
        if (!room.MayInvite)
            return JuryErrors.NotYours;
        var names = await db.Organisations.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var people = await db.People.AsNoTracking().Where(person => person.Active).ToListAsync(cancel);
        return people.Where(person => MayBeInvited(person, room)).OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)
            .Select(person => new ListCandidatesRow(person.Id, person.Name, names.GetValueOrDefault(person.OrganisationId ?? Guid.Empty, ""))).ToList();
    }

    private static bool MayBeInvited(PersonCopy person, JuryRoom room)
    {
        var candidate = Candidates.Of(person, "");
        return candidate.IsJuror && !(candidate.IsOfficial && person.OrganisationId == room.Brief.OrganisationId)
            && !(room.Jury?.Members ?? []).Any(member => member.PersonId == person.Id && member.State != MemberState.Declined);
    }
}
