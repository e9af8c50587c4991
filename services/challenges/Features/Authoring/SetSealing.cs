using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer chooses how the submissions are sealed, and at the strict level who opens them.</summary>
internal sealed record SetSealing(Caller Caller, Guid Id, SetSealingBody Body) : ICommand<Result<ChallengeVersion>>;

/// <param name="OfficerIds">Two to seven persons; ignored at the standard level, as is <paramref name="Threshold"/>.</param>
/// <param name="Threshold">How many of them open together: from 2 to all.</param>
public sealed record SetSealingBody(int Version, SealingLevel Level, IReadOnlyList<Guid>? OfficerIds, int? Threshold);

internal sealed class SetSealingEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/challenges/{id:guid}/sealing", async (Guid id, SetSealingBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SetSealing(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("SetSealing").WithTags("Authoring").WithSummary("Choose how submissions are sealed")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class SetSealingHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<SetSealing, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(SetSealing command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) => challenge.SetSealing(Strict(command.Body), actor, time.GetUtcNow()), cancel);

    private static StrictSealing? Strict(SetSealingBody body) =>
        body.Level == SealingLevel.Strict ? new StrictSealing([.. body.OfficerIds ?? []], body.Threshold ?? 0) : null;
}
