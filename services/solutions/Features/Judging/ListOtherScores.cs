using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>The other jurors' locked scores of a submission, for a member who has locked all own scores: nobody scores after a neighbour.</summary>
internal sealed record ListOtherScores(Caller Caller, Guid ChallengeId, string Alias) : IQuery<Result<List<ListOtherScoresRow>>>, IPrivilegedRead;

public sealed record ListOtherScoresRow(string Juror, IReadOnlyList<JuryScore> Scores);

internal sealed class ListOtherScoresEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/submissions/{alias}/scores", async (Guid challengeId, string alias, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListOtherScores(caller, challengeId, alias), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ListOtherScores").WithTags("Judging").WithSummary("Other jurors' locked scores, after locking all own")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ListOtherScoresHandler(SolutionsDb db) : IQueryHandler<ListOtherScores, Result<List<ListOtherScoresRow>>>
{
    public async ValueTask<Result<List<ListOtherScoresRow>>> Handle(ListOtherScores query, CancellationToken cancel)
    {
        var found = JuryRoom.ForMember(await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel));
        if (found.Failed)
            return Result<List<ListOtherScoresRow>>.From(found);
        var (room, me) = (found.Value, query.Caller.PersonId);
        if (room.Read(query.Alias) is { Failed: true } unread)
            return Result<List<ListOtherScoresRow>>.From(unread);
        if (!MayCompare(room.Jury!, me))
            return JuryErrors.OwnNotLocked;
        var names = room.Jury!.Members.ToDictionary(member => member.PersonId, member => member.Name);
        var sheets = await RankingView.CountingSheetsAsync(db, room.Jury, cancel);
        return sheets.Where(sheet => sheet.Alias == query.Alias && sheet.JurorId != me)
            .Select(sheet => new ListOtherScoresRow(names[sheet.JurorId], JuryScore.Of(sheet.Scores))).ToList();
    }

    /// <summary>A chair who judges nothing has no own scores to lock first, and waits for everybody's.</summary>
    private static bool MayCompare(Jury jury, Guid me) =>
        jury.IsCompleted || (jury.Assignments.Any(pair => pair.PersonId == me) && jury.HasLockedAll(me));
}
