using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>The chair, or an officer of the body, states which qualification the notice asks of participants, and who of the panel has it or an equivalent.</summary>
internal sealed record StateQualification(Caller Caller, Guid ChallengeId, StateQualificationBody Body) : ICommand<Result>;

/// <param name="Asked">In the words of the notice, at most 500 characters; empty when it asks for none.</param>
/// <param name="Holders">All of them; who is not named has it no more.</param>
/// <param name="Revision">Of what the caller read (see GetComposition); refused when somebody stated something else since.</param>
public sealed record StateQualificationBody(string? Asked, IReadOnlyList<StateQualificationHolder> Holders, string Revision);

/// <param name="Proof">By what, such as a diploma or a register; 1 to 300 characters.</param>
public sealed record StateQualificationHolder(Guid PersonId, string? Proof);

internal sealed class StateQualificationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/juries/{challengeId:guid}/qualification", async (Guid challengeId, StateQualificationBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new StateQualification(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("StateQualification").WithTags("Judging").WithSummary("State the required qualification and who has it")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class StateQualificationHandler(SolutionsDb db) : ICommandHandler<StateQualification, Result>
{
    public async ValueTask<Result> Handle(StateQualification command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var room = found.Value;
        if (!room.MayInvite)
            return JuryErrors.NotYours;
        if (room.Brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        if ((await db.JuryReports.FindAsync([room.Brief.Id], cancel))?.Issued is not null)
            return ReportErrors.Issued;
        var jury = room.Jury ?? db.Juries.Add(new Jury(room.Brief.Id, room.Brief.Title, room.Brief.OrganisationId)).Entity;
        var stated = jury.StateQualification(
            command.Body.Asked?.Trim() ?? "", [.. command.Body.Holders.Select(holder => new QualifiedMember(holder.PersonId, holder.Proof?.Trim() ?? ""))], command.Body.Revision);
        if (!stated.Failed)
            await db.SaveChangesAsync(cancel);
        return stated;
    });
}
