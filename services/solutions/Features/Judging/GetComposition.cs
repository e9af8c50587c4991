using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>Whether the panel is what the law asks, rule by rule; for the chair and the owning body.</summary>
internal sealed record GetComposition(Caller Caller, Guid ChallengeId) : IQuery<Result<GetCompositionReply>>, IPrivilegedRead;

/// <param name="Lawful">Nothing stops the assignment or the report.</param>
/// <param name="Qualification">That at least a third of the jurors must have; empty when the challenge asks for none.</param>
/// <param name="CanState">May state the qualification and who has it.</param>
/// <param name="Revision">Of the qualification and who has it, to send when it is stated anew.</param>
public sealed record GetCompositionReply(bool Lawful, IReadOnlyList<GetCompositionRule> Rules, string Qualification, IReadOnlyList<GetCompositionHolder> Holders, bool CanState, string Revision);

/// <param name="Stops">While it is not met nothing is assigned, and no report is issued; otherwise it is advice.</param>
/// <param name="Names">Of the members because of whom it is not met.</param>
public sealed record GetCompositionRule(CompositionRule Rule, bool Met, bool Stops, IReadOnlyList<string> Names);

/// <param name="Proof">By what the member has it or an equivalent.</param>
public sealed record GetCompositionHolder(Guid PersonId, string Proof);

internal sealed class GetCompositionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/composition", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetComposition(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetComposition").WithTags("Judging").WithSummary("Whether the panel is what the law asks")
        .ProducesProblem(403).ProducesProblem(404);
}

internal sealed class GetCompositionHandler(SolutionsDb db) : IQueryHandler<GetComposition, Result<GetCompositionReply>>
{
    public async ValueTask<Result<GetCompositionReply>> Handle(GetComposition query, CancellationToken cancel)
    {
        var found = await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<GetCompositionReply>.From(found);
        var room = found.Value;
        if (!room.IsTeam && !room.IsChair)
            return JuryErrors.ChairOnly;
        var jury = room.Jury ?? new Jury(room.Brief.Id, room.Brief.Title, room.Brief.OrganisationId);
        var findings = jury.Composition(await Officials.OfAsync(db, room.Brief, cancel));
        return new GetCompositionReply(
            findings.All(finding => finding.Met || !finding.Stops), [.. findings.Select(finding => new GetCompositionRule(finding.Rule, finding.Met, finding.Stops, finding.Names))],
            jury.Qualification?.Text ?? "", [.. (jury.Qualification?.Holders ?? []).Select(holder => new GetCompositionHolder(holder.PersonId, holder.Proof))],
            room is { MayInvite: true, Jury: not null, Brief.Cancelled: false, Brief.AwardedAt: null }, RequiredQualification.RevisionOf(jury.Qualification));
    }
}
