using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging.Reopening;

/// <summary>Who asked to change which final scores, of submissions that the caller may know of; the newest first.</summary>
internal sealed record ListReopenings(Caller Caller, Guid ChallengeId) : IQuery<Result<List<ListReopeningsRow>>>, IPrivilegedRead;

/// <param name="DecidedBy">By name; null while nobody decided.</param>
/// <param name="CanDecide">The caller is the second person who may allow or refuse it.</param>
public sealed record ListReopeningsRow(
    Guid PersonId, string Name, string Alias, string Title, string Reason, DateTimeOffset At, ReopeningState State, string? DecidedBy, DateTimeOffset? DecidedAt, bool CanDecide);

internal sealed class ListReopeningsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/reopenings", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListReopenings(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ListReopenings").WithTags("Judging").WithSummary("Who asked to change final scores")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ListReopeningsHandler(SolutionsDb db) : IQueryHandler<ListReopenings, Result<List<ListReopeningsRow>>>
{
    public async ValueTask<Result<List<ListReopeningsRow>>> Handle(ListReopenings query, CancellationToken cancel)
    {
        var found = JuryRoom.ForMember(await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel));
        if (found.Failed)
            return Result<List<ListReopeningsRow>>.From(found);
        var (room, jury) = (found.Value, found.Value.Jury!);
        var (visible, names) = (room.Visible.Select(submission => submission.Alias).ToHashSet(), jury.Members.ToDictionary(member => member.PersonId, member => member.Name));
        return jury.Reopenings.Where(asked => visible.Contains(asked.Alias)).OrderByDescending(asked => asked.At)
            .Select(asked => new ListReopeningsRow(
                asked.PersonId, names[asked.PersonId], asked.Alias, room.TitleOf(asked.Alias), asked.Reason, asked.At, asked.State, asked.DecidedBy is { } by ? names[by] : null, asked.DecidedAt,
                asked.State == ReopeningState.Asked && jury.MayDecide(room.Me!, asked, room.Entrants)))
            .ToList();
    }
}
