using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Awarding;

/// <summary>The letter to one team, for an officer of the owning body, who answers for it, and for the auditor.</summary>
internal sealed record GetLetter(Caller Caller, Guid ChallengeId, string Alias) : IQuery<Result<GetFeedbackReply>>, IPrivilegedRead;

internal sealed class GetLetterEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/awards/{challengeId:guid}/letters/{alias}", async (Guid challengeId, string alias, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetLetter(caller, challengeId, alias), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Auditor)).WithName("GetLetter").WithTags("Awarding").WithSummary("What a team was told of its submission after the award")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetLetterHandler(SolutionsDb db) : IQueryHandler<GetLetter, Result<GetFeedbackReply>>
{
    public async ValueTask<Result<GetFeedbackReply>> Handle(GetLetter query, CancellationToken cancel)
    {
        var found = query.Caller.Is(Roles.Auditor)
            ? await JuryRoom.FindForAuditorAsync(db, query.ChallengeId, query.Caller, cancel)
            : await AwardRoom.FindAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<GetFeedbackReply>.From(found);
        if (found.Value.Brief.AwardedAt is null)
            return AwardErrors.NotPublished;
        if (found.Value.Opened.SingleOrDefault(submission => submission.Alias == query.Alias) is not { } submission)
            return Error.NotFound();
        return await Letter.ReadAsync(db, submission, await db.Awards.AsNoTracking().SingleAsync(award => award.Id == query.ChallengeId, cancel), cancel);
    }
}
