using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Awarding;

/// <summary>A second person of the body confirms the proposal, and with that the results are public.</summary>
internal sealed record ConfirmAward(Caller Caller, Guid ChallengeId, ConfirmAwardBody Body) : ICommand<Result>;

/// <param name="Version">Of the award as it was read: another proposal is never confirmed unread.</param>
public sealed record ConfirmAwardBody(int Version);

internal sealed class ConfirmAwardEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/awards/{challengeId:guid}/confirmation", async (Guid challengeId, ConfirmAwardBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ConfirmAward(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver).WithSecondFactor()).WithName("ConfirmAward").WithTags("Awarding").WithSummary("Confirm and publish the award")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ConfirmAwardHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<ConfirmAward, Result>
{
    public async ValueTask<Result> Handle(ConfirmAward command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await AwardRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var room = found.Value;
        if (room.Brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        if (AwardRoom.IsInJury(room))
            return AwardErrors.InJury;
        if (await db.Awards.FindAsync([command.ChallengeId], cancel) is not { } award)
            return AwardErrors.NotProposed;
        if ((award.State == AwardState.Proposed || award.Next is not null) && award.Version != command.Body.Version)
            return Error.Conflict("changed-meanwhile");
        var now = time.GetUtcNow();
        var confirmed = award.Confirm(command.Caller.PersonId, command.Caller.Name, Results(award, room.Opened), now);
        if (confirmed.Failed)
            return confirmed;
        room.Brief.MarkAwarded(now);
        await db.LookForConflictsEverywhereAsync(now, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    });

    private static AwardResults Results(Award award, IReadOnlyList<OpenedSubmission> opened)
    {
        var byAlias = opened.ToDictionary(submission => submission.Alias);
        return new AwardResults(
            [.. award.LastPlaces.Select(place => Named(place, byAlias[place.Alias]))], opened.Count,
            [.. opened.SelectMany(submission => submission.OrganisationIds).Distinct()], [.. opened.Select(submission => submission.SolutionId)],
            award.Withdrawals.Count == 0 ? null : [.. award.Withdrawals.Select(withdrawal => withdrawal.OrganisationName)]);
    }

    private static NamedWinner Named(AwardedPlace place, OpenedSubmission submission) => new(
        place.Rank, submission.Title, submission.LeadOrganisationName, [.. submission.Partners.Select(partner => partner.Name)], place.TotalHundredths, place.PrizeCents);
}
