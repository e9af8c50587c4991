using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer says by what answers will be judged.</summary>
internal sealed record SetCriteria(Caller Caller, Guid Id, SetCriteriaBody Body) : ICommand<Result<ChallengeVersion>>;

public sealed record SetCriteriaBody(int Version, IReadOnlyList<CriterionInput>? Criteria);

/// <param name="Id">Of an existing criterion; null for a new one.</param>
/// <param name="Weight">Percent, 1 to 100; all add up to 100 before approval. 0 for a requirement, which jurors answer with yes (10) or no (0).</param>
/// <param name="Minimum">Least mean score, 0 to 10 with at most one decimal. Of a requirement 5 (more no than yes excludes) or 10 (one no excludes).</param>
/// <param name="Levels">What earns which score; those without a text are left out.</param>
public sealed record CriterionInput(
    Guid? Id, LocalizedText? Name, LocalizedText? Description, int Weight, decimal? Minimum, IReadOnlyList<CriterionLevelInput>? Levels = null)
{
    internal Criterion ToCriterion() => new(Id ?? Guid.CreateVersion7(), Name ?? new(), Description ?? new(), Weight, Minimum)
    {
        Levels = [.. (Levels ?? []).Select(level => new CriterionLevel(level.Points, level.Text ?? new()))],
    };
}

/// <param name="Points">0 to 10, once a criterion.</param>
public sealed record CriterionLevelInput(int Points, LocalizedText? Text);

internal sealed class SetCriteriaEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/challenges/{id:guid}/criteria", async (Guid id, SetCriteriaBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SetCriteria(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("SetCriteria").WithTags("Authoring").WithSummary("Set criteria, weights and minima")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class SetCriteriaHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<SetCriteria, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(SetCriteria command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.SetCriteria([.. (command.Body.Criteria ?? []).Select(input => input.ToCriterion())], actor, time.GetUtcNow()), cancel);
}
