using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>An officer of the body invites the chair, jurors, reserves and observers; the chair may invite all but a chair.</summary>
internal sealed record InviteJuror(Caller Caller, Guid ChallengeId, InviteJurorBody Body) : ICommand<Result>;

/// <param name="Seat"><c>juror</c>, <c>reserve</c> or <c>observer</c>; reserves move up in the order in which they were invited.</param>
public sealed record InviteJurorBody(Guid PersonId, bool Chair, string Seat = "juror");

internal sealed class InviteJurorEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/members", async (Guid challengeId, InviteJurorBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new InviteJuror(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("InviteJuror").WithTags("Judging").WithSummary("Invite a juror, the chair, a reserve or an observer")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class InviteJurorHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<InviteJuror, Result>
{
    public async ValueTask<Result> Handle(InviteJuror command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (MayNot(found.Value, command.Body) is { } refusal)
            return refusal;
        if (await db.People.FindAsync([command.Body.PersonId], cancel) is not { } person)
            return JuryErrors.NotACandidate;
        if (SeatOf(command.Body.Seat) is not { } seat)
            return JuryErrors.SeatUnknown;
        var organisation = await db.Organisations.FindAsync([person.OrganisationId ?? Guid.Empty], cancel);
        var candidate = Candidates.Of(person, organisation?.Name ?? "") with { HeldOffice = (await Officials.OfAsync(db, found.Value.Brief, cancel)).Contains(person.Id) };
        var jury = JuryOf(found.Value);
        var invited = jury.Invite(candidate, command.Body.Chair, time.GetUtcNow(), seat);
        if (invited.Failed)
            return invited;
        await db.LookForConflictsAsync(jury, found.Value.Entrants, time.GetUtcNow(), cancel);
        await db.SaveChangesAsync(cancel);
        return invited;
    });

    /// <summary>Null when there is no such seat.</summary>
    private static Seat? SeatOf(string? name) => name switch { "juror" => Seat.Juror, "reserve" => Seat.Reserve, "observer" => Seat.Observer, _ => null };

    private static Error? MayNot(JuryRoom room, InviteJurorBody body)
    {
        if (!room.MayInvite)
            return JuryErrors.NotYours;
        if (body.Chair && !room.IsOfficer)
            return JuryErrors.OfficerInvitesChair;
        return room.Brief.Cancelled ? JuryErrors.ChallengeCancelled : null;
    }

    private Jury JuryOf(JuryRoom room) =>
        room.Jury ?? db.Juries.Add(new Jury(room.Brief.Id, room.Brief.Title, room.Brief.OrganisationId)).Entity;
}
