using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>How sure the ranking is: for the chair, and for the owning body once the report is issued. Advisory; the ranking is what binds.</summary>
internal sealed record GetRankingAnalysis(Caller Caller, Guid ChallengeId) : IQuery<Result<GetRankingAnalysisReply>>, IPrivilegedRead;

/// <param name="Complete">All scores that the caller may know of are locked; everything is empty before.</param>
/// <param name="Places">How many win: those with a prize, or one.</param>
/// <param name="Noise">Standard deviation, out of 100, of one juror's total around merit and severity; null when there are too few scores to tell.</param>
/// <param name="Spread">Standard deviation, out of 100, between the severities of jurors; null when there are too few scores to tell.</param>
/// <param name="Condorcet">The submission that more jurors put above than below each other one; null when there is none.</param>
/// <param name="NextReview">The further review that would say most about the last place that wins; for the chair, null when none is possible.</param>
public sealed record GetRankingAnalysisReply(
    bool Complete, int Places, decimal? Noise, decimal? Spread, string? Condorcet, IReadOnlyList<AnalysedSubmission> Submissions, IReadOnlyList<AnalysedJuror> Jurors,
    IReadOnlyList<AnalysedWeight> Weights, IReadOnlyList<AnalysedFlip> Flips, AnalysedReview? NextReview);

/// <summary>A number with the bounds between which it is with 95 % probability.</summary>
public sealed record AnalysedInterval(decimal Mean, decimal Low, decimal High);

/// <param name="Rank">Of the binding ranking; null when not eligible.</param>
/// <param name="Total">Of the binding ranking, out of 100.</param>
/// <param name="Reviews">Jurors who judged it.</param>
/// <param name="Merit">What this jury would have given on average, had every juror judged it; out of 100, null when there are too few scores to tell.</param>
/// <param name="ExpectedRank">Among the eligible; null when not eligible or not to be told.</param>
/// <param name="First">Probability of the highest merit among the eligible.</param>
/// <param name="Winning">Probability of being among the best of the eligible, as many as <c>places</c>.</param>
/// <param name="BeatsNext">Probability of more merit than the next in the ranking; null for the last.</param>
/// <param name="Borda">0 to 1: the share of others that its jurors put below it, on average.</param>
/// <param name="SchulzeRank">By pairwise majorities; null when there are more than 300 submissions.</param>
public sealed record AnalysedSubmission(
    int? Rank, string Alias, string Title, decimal Total, int Reviews, AnalysedInterval? Merit, decimal? ExpectedRank, decimal? First, decimal? Winning, decimal? BeatsNext, decimal Borda, int? SchulzeRank);

/// <param name="Number">By lot.</param>
/// <param name="Reviews">Submissions that this juror judged.</param>
/// <param name="Severity">How much more (above 0) or less than this jury on average, out of 100; null when there are too few scores to tell.</param>
/// <param name="FirstsWithout">Who would have the first rank without this juror's scores.</param>
/// <param name="MovedWithout">Submissions that would have another rank without them.</param>
/// <param name="UnjudgedWithout">Submissions that nobody else judged.</param>
public sealed record AnalysedJuror(int Number, int Reviews, AnalysedInterval? Severity, IReadOnlyList<string> FirstsWithout, int MovedWithout, int UnjudgedWithout);

/// <summary>How far the weight can move, the others keeping their proportions, before the winner is not alone first.</summary>
/// <param name="Weight">Percent, as in the notice.</param>
/// <param name="Below">Who draws level at <paramref name="Low"/>; null when nobody does.</param>
/// <param name="Above">Who draws level at <paramref name="High"/>; null when nobody does.</param>
public sealed record AnalysedWeight(Guid CriterionId, int Weight, decimal Low, string? Below, decimal High, string? Above);

/// <summary>One score that, had it been otherwise, would change who is alone first; the smallest such changes.</summary>
/// <param name="Juror">By number.</param>
public sealed record AnalysedFlip(int Juror, string Alias, Guid CriterionId, decimal From, decimal To, IReadOnlyList<string> Firsts);

/// <param name="Name">Of the juror.</param>
public sealed record AnalysedReview(string Alias, Guid PersonId, string Name);

internal sealed class GetRankingAnalysisEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/ranking/analysis", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetRankingAnalysis(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetRankingAnalysis").WithTags("Judging").WithSummary("How sure the ranking is (advisory)")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetRankingAnalysisHandler(SolutionsDb db) : IQueryHandler<GetRankingAnalysis, Result<GetRankingAnalysisReply>>
{
    private static readonly GetRankingAnalysisReply NotYet = new(false, 0, null, null, null, [], [], [], [], null);

    public async ValueTask<Result<GetRankingAnalysisReply>> Handle(GetRankingAnalysis query, CancellationToken cancel)
    {
        var found = await RankingView.FindReaderOfScoresAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<GetRankingAnalysisReply>.From(found);
        return await RankingView.SheetsAsync(db, found.Value, cancel) is { Count: > 0 } sheets ? new RankingAnalysis(found.Value, sheets).Reply() : NotYet;
    }
}
