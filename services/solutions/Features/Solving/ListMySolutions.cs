using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Solving;

/// <summary>The solutions that the caller's organisation leads, is a partner in or is asked for; the soonest deadline of what is open first.</summary>
internal sealed record ListMySolutions(Caller Caller) : IQuery<IReadOnlyList<ListMySolutionsItem>>;

/// <param name="NeedsTeamCode">The challenge is strict: the title is not here, it opens with the team's code only.</param>
/// <param name="Title">Empty for an organisation that did not accept yet, as is the receipt's number.</param>
public sealed record ListMySolutionsItem(
    Guid Id, Guid ChallengeId, string ChallengeSlug, LocalizedText ChallengeTitle, string Title, SolutionState State, TeamRole Role,
    Guid LeadOrganisationId, string LeadOrganisationName, DateTimeOffset Deadline, BriefStage Stage, string? ReceiptNumber, DateTimeOffset UpdatedAt, bool NeedsTeamCode);

internal sealed class ListMySolutionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/solutions/mine", async (Caller caller, ISender sender, CancellationToken cancel) =>
            TypedResults.Ok(await sender.Send(new ListMySolutions(caller), cancel)))
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("ListMySolutions").WithTags("Solving").WithSummary("List the solutions of the own organisation");
}

internal sealed class ListMySolutionsHandler(SolutionsDb db) : IQueryHandler<ListMySolutions, IReadOnlyList<ListMySolutionsItem>>
{
    public async ValueTask<IReadOnlyList<ListMySolutionsItem>> Handle(ListMySolutions query, CancellationToken cancel)
    {
        if (query.Caller.OrganisationId is not { } organisation)
            return [];
        var now = await db.ClockAsync(cancel);
        var rows = await (
            from solution in db.Solutions.AsNoTracking()
            where solution.LeadOrganisationId == organisation
                || solution.Partners.Any(partner => partner.OrganisationId == organisation && partner.State != PartnerState.Declined)
            join brief in db.Briefs.AsNoTracking() on solution.ChallengeId equals brief.Id
            join submission in db.Submissions.AsNoTracking() on solution.CurrentSubmissionId equals (Guid?)submission.Id into submissions
            from current in submissions.DefaultIfEmpty()
            select new { Solution = solution, Brief = brief, Receipt = current == null ? null : current.ReceiptNumber }).ToListAsync(cancel);
        return [.. rows.Select(row => Item(row.Solution, row.Brief, row.Receipt, organisation, now))
            .OrderBy(item => item.Stage != BriefStage.Open)
            .ThenBy(item => item.Stage == BriefStage.Open ? item.Deadline.Ticks : -item.Deadline.Ticks)];
    }

    private static ListMySolutionsItem Item(Solution solution, ChallengeBrief brief, string? receipt, Guid organisation, DateTimeOffset now)
    {
        var role = solution.RoleOf(organisation);
        var inside = role != TeamRole.Invited;
        return new ListMySolutionsItem(
            solution.Id, brief.Id, brief.Slug, brief.Title, inside ? solution.Title : "", inside ? solution.State : SolutionState.Draft, role,
            solution.LeadOrganisationId, solution.LeadOrganisationName, brief.Deadline, brief.StageAt(now), inside ? receipt : null,
            inside ? solution.UpdatedAt : solution.StartedAt, solution.NeedsTeamCode);
    }
}
