using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging.Conflicts;

/// <summary>
/// What links jurors to the teams. The chair reads it of the others, for the submissions that the chair may know of. A juror reads the own links
/// once the award is published: earlier they would tell which submission is whose. From then on names stand in it.
/// </summary>
internal sealed record ListConflicts(Caller Caller, Guid ChallengeId) : IQuery<Result<List<ListConflictsRow>>>, IPrivilegedRead;

/// <param name="Name">Of the juror.</param>
/// <param name="Steps">From the juror to an organisation in the team of the submission.</param>
public sealed record ListConflictsRow(Guid PersonId, string Name, string Alias, ConflictWeight Weight, IReadOnlyList<ConflictStep> Steps);

internal sealed class ListConflictsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/conflicts", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListConflicts(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ListConflicts").WithTags("Judging").WithSummary("What links jurors to the teams behind the submissions")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ListConflictsHandler(SolutionsDb db) : IQueryHandler<ListConflicts, Result<List<ListConflictsRow>>>
{
    public async ValueTask<Result<List<ListConflictsRow>>> Handle(ListConflicts query, CancellationToken cancel)
    {
        var found = JuryRoom.ForMember(await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel));
        if (found.Failed)
            return Result<List<ListConflictsRow>>.From(found);
        var room = found.Value;
        var readable = room.Jury!.Findings.Where(finding => room.Jury.Active(finding.PersonId) is not null && MayRead(room, finding)).ToList();
        return room.Brief.AwardedAt is null
            ? [.. readable.GroupBy(finding => (finding.PersonId, finding.Alias, ConflictStep.ShapeOf(finding))).Select(same => RowOf(room, same.First(), ConflictStep.Veiled(same.First())))]
            : await NamedAsync(room, readable, cancel);
    }

    private static bool MayRead(JuryRoom room, Finding finding)
    {
        if (finding.PersonId == room.Me!.PersonId)
            return room.Brief.AwardedAt is not null;
        return room.IsChair && (room.Brief.AwardedAt is not null || room.See(finding.Alias) is not null);
    }

    private async Task<List<ListConflictsRow>> NamedAsync(JuryRoom room, List<Finding> findings, CancellationToken cancel)
    {
        var ids = findings.SelectMany(finding => finding.Steps).Select(step => Guid.TryParse(step.To.Key, out var id) ? id : Guid.Empty).ToHashSet();
        var people = await db.People.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToListAsync(cancel);
        var organisations = await db.Organisations.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToListAsync(cancel);
        var names = people.Concat(organisations).ToDictionary(row => row.Id.ToString(), row => row.Name);
        return [.. findings.Select(finding => RowOf(room, finding, ConflictStep.Open(finding, names, room.Caller.PersonId)))];
    }

    private static ListConflictsRow RowOf(JuryRoom room, Finding finding, IReadOnlyList<ConflictStep> steps) =>
        new(finding.PersonId, room.Jury!.Active(finding.PersonId)!.Name, finding.Alias, finding.Weight, steps);
}
