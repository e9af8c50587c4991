using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>Every score that changed after it was final, and what that did to the ranking; for the chair, and for the owning body once the report is issued.</summary>
internal sealed record GetShifts(Caller Caller, Guid ChallengeId) : IQuery<Result<GetShiftsReply>>, IPrivilegedRead;

/// <param name="Complete">All scores that the caller may know of are locked; everything is empty before.</param>
public sealed record GetShiftsReply(bool Complete, IReadOnlyList<ShiftedScore> Scores, IReadOnlyList<ShiftedSubmission> Submissions);

/// <param name="Juror">By number, drawn by lot.</param>
/// <param name="From">0 to 10, when it was final before; null for an abstention.</param>
/// <param name="To">0 to 10, when it was final next; null for an abstention.</param>
public sealed record ShiftedScore(int Juror, string Alias, Guid CriterionId, decimal? From, decimal? To, string Reason, DateTimeOffset ReopenedAt);

/// <param name="TotalBefore">Out of 100, with the scores that were final first; null when a criterion had none.</param>
/// <param name="RankBefore">Null when it would not have been eligible.</param>
public sealed record ShiftedSubmission(string Alias, string Title, decimal? TotalBefore, decimal? Total, int? RankBefore, int? Rank);

internal sealed class GetShiftsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/ranking/shifts", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetShifts(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetShifts").WithTags("Judging").WithSummary("Scores that changed after they were final")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetShiftsHandler(SolutionsDb db) : IQueryHandler<GetShifts, Result<GetShiftsReply>>
{
    public async ValueTask<Result<GetShiftsReply>> Handle(GetShifts query, CancellationToken cancel)
    {
        var found = await RankingView.FindReaderOfScoresAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<GetShiftsReply>.From(found);
        return await RankingView.SheetsAsync(db, found.Value, cancel) is { } sheets ? Reply(found.Value, sheets) : new GetShiftsReply(false, [], []);
    }

    private static GetShiftsReply Reply(JuryRoom room, IReadOnlyList<ScoreSheet> sheets)
    {
        var numbers = new JurorNumbers(sheets);
        var scores = sheets.SelectMany(sheet => sheet.Shifts().Select(shift =>
            new ShiftedScore(numbers.Of(sheet.JurorId), sheet.Alias, shift.CriterionId, shift.From / 10m, shift.To / 10m, shift.Reason, shift.ReopenedAt)));
        return new GetShiftsReply(true, [.. scores.OrderBy(score => score.ReopenedAt)], Submissions(room, sheets));
    }

    private static List<ShiftedSubmission> Submissions(JuryRoom room, IReadOnlyList<ScoreSheet> sheets)
    {
        var criteria = RankingCriterion.Of(room.Brief.Criteria);
        var before = Ranking.Of(criteria, sheets.Select(sheet => sheet.AsFirstFinal())).ToDictionary(row => row.Alias);
        return [.. Ranking.Of(criteria, sheets).Select(row => (Now: row, Then: before[row.Alias])).Where(row => row.Now.TotalHundredths != row.Then.TotalHundredths || row.Now.Rank != row.Then.Rank)
            .Select(row => new ShiftedSubmission(row.Now.Alias, room.TitleOf(row.Now.Alias), row.Then.TotalHundredths / 100m, row.Now.TotalHundredths / 100m, row.Then.Rank, row.Now.Rank))];
    }
}
