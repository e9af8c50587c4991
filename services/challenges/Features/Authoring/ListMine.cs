using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer or approver sees every challenge of the own organisation, the last changed first.</summary>
internal sealed record ListMine(Caller Caller, ChallengeStage? Stage) : IQuery<IReadOnlyList<MyChallenge>>;

public sealed record MyChallenge(Guid Id, string Slug, LocalizedText Title, ChallengeStage Stage, int Version, DateTimeOffset UpdatedAt, Guid AuthorId, DateTimeOffset? Deadline);

internal sealed class ListMineEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/challenges/mine", async Task<Results<Ok<IReadOnlyList<MyChallenge>>, ProblemHttpResult>> (string? stage, Caller caller, ISender sender, CancellationToken cancel) =>
            QueryEnum.TryRead<ChallengeStage>(stage, out var wanted)
                ? TypedResults.Ok(await sender.Send(new ListMine(caller, wanted), cancel))
                : Problems.Of(ChallengeErrors.FilterUnknown("stage")))
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver)).WithName("ListMyChallenges").WithTags("Authoring").WithSummary("The challenges of the own organisation")
        .ProducesProblem(400).ProducesProblem(403);
}

internal sealed class ListMineHandler(ChallengesDb db, TimeProvider time) : IQueryHandler<ListMine, IReadOnlyList<MyChallenge>>
{
    private const int Limit = 500;

    public async ValueTask<IReadOnlyList<MyChallenge>> Handle(ListMine query, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var rows = await db.Challenges.AsNoTracking().Where(challenge => challenge.OrganisationId == query.Caller.OrganisationId)
            .OrderByDescending(challenge => challenge.UpdatedAt).Take(Limit)
            .Select(challenge => new { challenge.Id, challenge.Slug, challenge.Title, challenge.State, challenge.Version, challenge.UpdatedAt, challenge.AuthorId, challenge.Deadline })
            .ToListAsync(cancel);
        return [.. rows
            .Select(row => new MyChallenge(row.Id, row.Slug, row.Title, ChallengeStages.Of(row.State, row.Deadline, now), row.Version, row.UpdatedAt, row.AuthorId, row.Deadline))
            .Where(row => query.Stage is null || row.Stage == query.Stage)];
    }
}
