using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Authoring;

/// <summary>What still blocks sending the draft for approval, and what would make it better.</summary>
internal sealed record GetChecks(Caller Caller, Guid Id) : IQuery<Result<IReadOnlyList<ChallengeCheck>>>;

public enum CheckSeverity
{
    Blocking,
    Advice,
}

/// <param name="Section">need, taxonomy, criteria, questions, prizes or dates.</param>
public sealed record ChallengeCheck(string Code, string? Field, IReadOnlyList<string> Values, CheckSeverity Severity, string Section);

internal sealed class GetChecksEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/challenges/{id:guid}/checks", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetChecks(caller, id), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver)).WithName("GetChecks").WithTags("Authoring").WithSummary("What the draft still lacks")
        .ProducesProblem(403).ProducesProblem(404);
}

internal sealed class GetChecksHandler(ChallengesDb db, TimeProvider time) : IQueryHandler<GetChecks, Result<IReadOnlyList<ChallengeCheck>>>
{
    public async ValueTask<Result<IReadOnlyList<ChallengeCheck>>> Handle(GetChecks query, CancellationToken cancel)
    {
        var found = await db.FindAsync(query.Id, query.Caller, cancel);
        if (found.Failed)
            return Result<IReadOnlyList<ChallengeCheck>>.From(found);
        if (!ChallengeAccess.IsTeam(found.Value, query.Caller.ToActor()))
            return ChallengeErrors.NotYours;
        return Completeness.Of(found.Value, time.GetUtcNow()).Select(ToReply).ToList();
    }

    private static ChallengeCheck ToReply(Check check) => new(
        check.Finding.Code, check.Finding.Field, check.Finding.Values, check.Blocking ? CheckSeverity.Blocking : CheckSeverity.Advice, check.Section);
}
