using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <summary>
/// Who may be invited. To the body it says nothing about who took part. The chair, who would meet the conflict at the assignment, is warned
/// before: of what kind, and with how many of the submissions that the chair may know of; not with which.
/// </summary>
internal sealed record ListCandidates(Caller Caller, Guid ChallengeId) : IQuery<Result<List<ListCandidatesRow>>>, IPrivilegedRead;

/// <param name="Links">To teams behind the submissions; empty for the body, and before the opening.</param>
public sealed record ListCandidatesRow(Guid PersonId, string Name, string OrganisationName, IReadOnlyList<ListCandidatesLink> Links);

/// <param name="Submissions">How many are linked in this way.</param>
public sealed record ListCandidatesLink(ConflictWeight Weight, IReadOnlyList<ConflictStep> Steps, int Submissions);

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
        var candidates = people.Where(person => MayBeInvited(person, room)).OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var links = await LinksAsync(room, candidates, cancel);
        return candidates.Select(person => new ListCandidatesRow(person.Id, person.Name, names.GetValueOrDefault(person.OrganisationId ?? Guid.Empty, ""), Shown(links[person.Id]))).ToList();
    }

    private async Task<ILookup<Guid, Finding>> LinksAsync(JuryRoom room, List<PersonCopy> candidates, CancellationToken cancel)
    {
        var visible = room.IsChair ? room.Visible.Select(submission => submission.Alias).ToHashSet() : [];
        var table = room.Entrants.Where(entrant => visible.Contains(entrant.Alias)).ToList();
        return (await db.FindConflictsAsync(table, [.. candidates.Select(person => new Suspect(person.Id, [], null))], cancel)).ToLookup(finding => finding.PersonId);
    }

    private static IReadOnlyList<ListCandidatesLink> Shown(IEnumerable<Finding> findings) =>
        [.. findings.GroupBy(ConflictStep.ShapeOf).Select(same => new ListCandidatesLink(same.First().Weight, ConflictStep.Veiled(same.First()), same.Select(finding => finding.Alias).Distinct().Count()))
            .OrderByDescending(link => link.Weight)];

    private static bool MayBeInvited(PersonCopy person, JuryRoom room)
    {
        var candidate = Candidates.Of(person, "");
        return candidate.IsJuror && !(candidate.IsOfficial && person.OrganisationId == room.Brief.OrganisationId)
            && !(room.Jury?.Members ?? []).Any(member => member.PersonId == person.Id && member.State != MemberState.Declined);
    }
}
