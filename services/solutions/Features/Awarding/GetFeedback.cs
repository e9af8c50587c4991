using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Awarding;

/// <summary>After the award a team reads the decision on its own submission: what the jury's report says of it, scores and remarks, by juror number and never by name.</summary>
internal sealed record GetFeedback(Caller Caller, Guid SolutionId) : IQuery<Result<GetFeedbackReply>>;

/// <param name="Rank">Null when not eligible.</param>
/// <param name="Total">Weighted score out of 100; null when all jurors abstained on a criterion.</param>
/// <param name="StandstillUntil">Last day on which nothing may be concluded yet.</param>
/// <param name="Report">Null for an award from before there were reports.</param>
/// <param name="Objections">Of this team.</param>
/// <param name="Withdrawn">The team won and gave it back.</param>
/// <param name="CanWithdraw">It is the lead of a winner, and nothing was concluded.</param>
public sealed record GetFeedbackReply(
    Guid ChallengeId, LocalizedText ChallengeTitle, string Title, int? Rank, decimal? Total, bool Eligible, bool Winner, IReadOnlyList<GetFeedbackCriterion> Criteria,
    DateTimeOffset DecidedAt, DateOnly StandstillUntil, GetFeedbackReport? Report, IReadOnlyList<ObjectionRow> Objections, bool CanObject, bool Withdrawn, bool CanWithdraw, DateTimeOffset? ConcludedAt);

/// <summary>What the jury's report says of this submission.</summary>
/// <param name="Hash">Of the whole report.</param>
public sealed record GetFeedbackReport(string Merits, string Observations, string ToClarify, string Hash);

/// <param name="Weight">Percent.</param>
/// <param name="Mean">0 to 10; null when all jurors abstained.</param>
public sealed record GetFeedbackCriterion(LocalizedText Name, int Weight, decimal? Mean, bool BelowMinimum, IReadOnlyList<GetFeedbackJuror> Jurors);

/// <param name="Number">From 1: the same juror under every criterion, numbered by lot.</param>
/// <param name="Value">0 to 10; null when this juror abstained, for the reason in the remark.</param>
public sealed record GetFeedbackJuror(int Number, decimal? Value, string Remark);

internal sealed class GetFeedbackEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/solutions/{id:guid}/feedback", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetFeedback(caller, id), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("GetFeedback").WithTags("Awarding").WithSummary("Own scores and remarks after the award")
        .ProducesProblem(403).ProducesProblem(404);
}

internal sealed class GetFeedbackHandler(SolutionsDb db, TimeProvider time) : IQueryHandler<GetFeedback, Result<GetFeedbackReply>>
{
    public async ValueTask<Result<GetFeedbackReply>> Handle(GetFeedback query, CancellationToken cancel)
    {
        var submission = await db.OpenedSubmissions.AsNoTracking().SingleOrDefaultAsync(row => row.SolutionId == query.SolutionId, cancel);
        var challengeId = submission?.ChallengeId ?? Guid.Empty;
        var award = await db.Awards.AsNoTracking().SingleOrDefaultAsync(row => row.Id == challengeId && row.State == AwardState.Published, cancel);
        if (submission is null || award is null || query.Caller.OrganisationId is not { } organisation || !submission.OrganisationIds.Contains(organisation))
            return Error.NotFound();
        var letter = await Letter.ReadAsync(db, submission, award, cancel);
        return letter with
        {
            CanObject = award.ConcludedAt is null && letter.Objections.Count < AwardObjection.MaxOfTeam && Standstill.Lasts(award.PublishedAt!.Value, time.GetUtcNow()),
            CanWithdraw = award.ConcludedAt is null && organisation == submission.LeadOrganisationId && letter is { Winner: true, Withdrawn: false },
        };
    }
}
