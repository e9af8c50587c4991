using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Practising;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging.Practising;

/// <summary>The practice of a jury, for its members: the invented submissions, and what the others gave once the caller has scored them.</summary>
internal sealed record GetPractice(Caller Caller, Guid ChallengeId) : IQuery<Result<GetPracticeReply>>, IPrivilegedRead;

/// <param name="Started">The chair started it.</param>
/// <param name="CanStart">The caller is the chair, and nobody has practised or scored yet.</param>
/// <param name="Done">The caller has scored both.</param>
/// <param name="Jurors">How many have.</param>
/// <param name="Items">As long as it was not started, the pair that is built in.</param>
public sealed record GetPracticeReply(bool Started, bool CanStart, bool Done, int Jurors, IReadOnlyList<PracticeItemView> Items, IReadOnlyList<JuryCriterion> Criteria);

/// <param name="Norms">One for each criterion; empty until the caller is done.</param>
public sealed record PracticeItemView(LocalizedText Title, LocalizedText Text, IReadOnlyList<PracticeNorm> Norms);

/// <summary>What the jurors gave, by nobody's name.</summary>
/// <param name="Own">0 to 10; null for an abstention.</param>
/// <param name="Given">0 to 10, of all who gave a score, from low to high.</param>
public sealed record PracticeNorm(Guid CriterionId, decimal? Own, IReadOnlyList<decimal> Given);

internal sealed class GetPracticeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/practice", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetPractice(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetPractice").WithTags("Judging").WithSummary("The practice round, and what the others gave in it")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetPracticeHandler(SolutionsDb db) : IQueryHandler<GetPractice, Result<GetPracticeReply>>
{
    public async ValueTask<Result<GetPracticeReply>> Handle(GetPractice query, CancellationToken cancel)
    {
        var found = JuryRoom.ForMember(await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel));
        if (found.Failed)
            return Result<GetPracticeReply>.From(found);
        var round = await db.PracticeRounds.AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.ChallengeId, cancel);
        var canStart = found.Value is { IsChair: true, Jury.IsCompleted: false } && round is null or { Answers.Count: 0 } && !await db.ScoreSheets.AnyAsync(sheet => sheet.ChallengeId == query.ChallengeId, cancel);
        return Reply(found.Value, round, canStart);
    }

    private static GetPracticeReply Reply(JuryRoom room, PracticeRound? round, bool canStart)
    {
        var done = round?.IsDoneBy(room.Caller.PersonId) == true;
        return new GetPracticeReply(
            round is not null, canStart, done, round?.Answers.Count ?? 0,
            [.. (round?.Items ?? PracticeTexts.Pair).Select((item, index) => new PracticeItemView(item.Title, item.Text, done ? Norms(room, round!, index) : []))], JuryCriterion.Of(room.Brief));
    }

    private static IReadOnlyList<PracticeNorm> Norms(JuryRoom room, PracticeRound round, int item) =>
        [.. room.CriterionIds.Select(id => new PracticeNorm(id, round.GivenBy(room.Caller.PersonId, item, id) / 10m, [.. round.Given(item, id).Select(tenths => tenths / 10m)]))];
}
