using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Awarding;

/// <summary>Who is behind each submission, once the award is published: for the owning body and the auditor all of them, for a member of the jury those that the member may know of.</summary>
internal sealed record ListParticipants(Caller Caller, Guid ChallengeId) : IQuery<Result<ListParticipantsReply>>, IPrivilegedRead;

/// <param name="CanReadLetters">What each team was told is open to the caller.</param>
public sealed record ListParticipantsReply(Guid ChallengeId, LocalizedText ChallengeTitle, bool CanReadLetters, IReadOnlyList<ListParticipantsRow> Participants);

/// <param name="Partners">Organisations that offered together with the lead.</param>
/// <param name="Winner">Was chosen, and did not give it back.</param>
public sealed record ListParticipantsRow(string Alias, string Title, string Lead, IReadOnlyList<string> Partners, bool Winner);

internal sealed class ListParticipantsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/awards/{challengeId:guid}/participants", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListParticipants(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror, Roles.Auditor)).WithName("ListParticipants").WithTags("Awarding")
        .WithSummary("Who is behind each submission, after the award").ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ListParticipantsHandler(SolutionsDb db) : IQueryHandler<ListParticipants, Result<ListParticipantsReply>>
{
    public async ValueTask<Result<ListParticipantsReply>> Handle(ListParticipants query, CancellationToken cancel)
    {
        var found = await FindAsync(query, cancel);
        if (found.Failed)
            return Result<ListParticipantsReply>.From(found);
        var room = found.Value;
        if (room.Brief.AwardedAt is null)
            return AwardErrors.NotPublished;
        var award = await db.Awards.AsNoTracking().SingleAsync(award => award.Id == query.ChallengeId, cancel);
        var shown = room.ReadsAll ? room.Opened : room.Visible;
        return new ListParticipantsReply(
            room.Brief.Id, room.Brief.Title, room.IsOfficer || room.IsAuditor,
            [.. shown.OrderBy(submission => submission.Alias.Length).ThenBy(submission => submission.Alias, StringComparer.Ordinal).Select(submission => RowOf(award, submission))]);
    }

    private async Task<Result<JuryRoom>> FindAsync(ListParticipants query, CancellationToken cancel)
    {
        if (query.Caller.Is(Roles.Auditor))
            return await JuryRoom.FindForAuditorAsync(db, query.ChallengeId, query.Caller, cancel);
        var found = await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel);
        return found is { Failed: false, Value.IsTeam: false } ? JuryRoom.ForMember(found) : found;
    }

    private static ListParticipantsRow RowOf(Award award, OpenedSubmission submission) => new(
        submission.Alias, submission.Title, submission.LeadOrganisationName, [.. submission.Partners.Select(partner => partner.Name)],
        Letter.IsWinner(award, submission) && !award.HasWithdrawn(submission.Alias));
}
