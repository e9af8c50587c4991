using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>When the jury met, with whom, and what the chair wrote of it in general; for members and observers who declared. No submission and no score is in it.</summary>
internal sealed record GetMinutes(Caller Caller, Guid ChallengeId) : IQuery<Result<GetMinutesReply>>, IPrivilegedRead;

public sealed record GetMinutesReply(LocalizedText Title, JuryStage Stage, IReadOnlyList<GetMinutesMeeting> Meetings, string General);

/// <param name="Present">Names.</param>
public sealed record GetMinutesMeeting(DateOnly Date, IReadOnlyList<string> Present);

internal sealed class GetMinutesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/minutes", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetMinutes(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetMinutes").WithTags("Reporting").WithSummary("When the jury met and with whom")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetMinutesHandler(SolutionsDb db) : IQueryHandler<GetMinutes, Result<GetMinutesReply>>
{
    public async ValueTask<Result<GetMinutesReply>> Handle(GetMinutes query, CancellationToken cancel)
    {
        var found = await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<GetMinutesReply>.From(found);
        var room = found.Value;
        if (WhyNot(room) is { } refusal)
            return refusal;
        var general = (await db.JuryReports.FindAsync([query.ChallengeId], cancel))?.General ?? Domain.Juries.Reporting.ReportGeneral.Empty;
        var names = room.Jury!.Members.ToDictionary(member => member.PersonId, member => member.Name);
        return new GetMinutesReply(
            room.Brief.Title, GetJuryHandler.StageOf(room.Brief, room.Jury),
            [.. general.Meetings.Select(meeting => new GetMinutesMeeting(meeting.Date, [.. meeting.Present.Select(id => names[id])]))], general.Text);
    }

    private static Error? WhyNot(JuryRoom room) => room switch
    {
        { Me: null } => JuryErrors.JurorsOnly,
        { Me.State: not MemberState.Accepted } => JuryErrors.AcceptFirst,
        { Me.Seat: Seat.Reserve } => JuryErrors.NotAJuror,
        { Me.Declaration: null } => JuryErrors.DeclareFirst,
        { Brief.Cancelled: true } => JuryErrors.ChallengeCancelled,
        _ => null,
    };
}
