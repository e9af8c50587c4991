using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>The meeting that goes on, or what one would start from, for the chair.</summary>
internal sealed record GetMeeting(Caller Caller, Guid ChallengeId) : IQuery<Result<GetMeetingReply>>, IPrivilegedRead;

/// <param name="StartedAt">Null while there is none.</param>
/// <param name="WhyNot">Code of why none can be started; null when one can, or goes on.</param>
/// <param name="Items">What the chair may know of, in order.</param>
public sealed record GetMeetingReply(LocalizedText Title, DateTimeOffset? StartedAt, string? WhyNot, IReadOnlyList<GetMeetingPerson> Members, IReadOnlyList<GetMeetingItem> Items);

public sealed record GetMeetingPerson(Guid PersonId, string Name, bool Present);

/// <param name="MustLeave">Names of members who must not be in the room.</param>
/// <param name="Now">It is being spoken of.</param>
public sealed record GetMeetingItem(string Alias, string Title, bool OnList, IReadOnlyList<string> MustLeave, bool Now, IReadOnlyList<GetMeetingSitting> Sittings);

/// <param name="Until">Null while it goes on.</param>
/// <param name="Present">Names.</param>
public sealed record GetMeetingSitting(DateTimeOffset From, DateTimeOffset? Until, IReadOnlyList<string> Present);

internal sealed class GetMeetingEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/meeting", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetMeeting(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetMeeting").WithTags("Reporting").WithSummary("The meeting of the jury that goes on")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetMeetingHandler(SolutionsDb db) : IQueryHandler<GetMeeting, Result<GetMeetingReply>>
{
    public async ValueTask<Result<GetMeetingReply>> Handle(GetMeeting query, CancellationToken cancel)
    {
        var found = await ReportDesk.FindForChairAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<GetMeetingReply>.From(found);
        var (desk, file, meeting) = (found.Value, found.Value.Case, found.Value.Report.Meeting);
        var (jury, visible) = (file.Jury, file.EntrantsFor(desk.Room.Me!));
        var names = jury.Members.ToDictionary(member => member.PersonId, member => member.Name);
        var order = (meeting?.Order ?? []).Concat(visible.Select(entrant => entrant.Alias)).Distinct().ToList();
        return new GetMeetingReply(
            desk.Room.Brief.Title, meeting?.StartedAt, meeting is null ? (desk.Report.Issued is null ? file.WhyNotYet(visible) : ReportErrors.Issued)?.Code : null,
            [.. jury.Members.Where(member => file.IsInRoom(member.PersonId)).Select(member => new GetMeetingPerson(member.PersonId, member.Name, meeting?.Present.Contains(member.PersonId) != false))],
            [.. order.SelectMany(alias => visible.Where(entrant => entrant.Alias == alias)).Select(entrant => new GetMeetingItem(
                entrant.Alias, desk.Room.TitleOf(entrant.Alias), meeting?.Order.Contains(entrant.Alias) != false, Named(JuryReport.MustLeave(entrant, jury)), meeting?.Now?.Alias == entrant.Alias,
                [.. (meeting?.Sittings ?? []).Where(sitting => sitting.Alias == entrant.Alias).Select(sitting => new GetMeetingSitting(sitting.From, sitting.Until, Named(sitting.Present)))]))]);

        IReadOnlyList<string> Named(IReadOnlyList<Guid> people) => [.. people.Select(id => names[id])];
    }
}
