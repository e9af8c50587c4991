using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer places the challenge: origin of the harm, phases, regions, process.</summary>
internal sealed record SetTaxonomy(Caller Caller, Guid Id, SetTaxonomyBody Body) : ICommand<Result<ChallengeVersion>>;

/// <param name="Regions">NUTS codes of Belgium to level 2, or EU, NL, FR, DE, LU.</param>
public sealed record SetTaxonomyBody(int Version, ChallengeOrigin? Origin, IReadOnlyList<SafetyPhase>? Phases, IReadOnlyList<string>? Regions, ProcessType? Process);

internal sealed class SetTaxonomyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/challenges/{id:guid}/taxonomy", async (Guid id, SetTaxonomyBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SetTaxonomy(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("SetTaxonomy").WithTags("Authoring").WithSummary("Place the challenge in the taxonomy")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class SetTaxonomyHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<SetTaxonomy, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(SetTaxonomy command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.SetTaxonomy(command.Body.Origin, command.Body.Phases ?? [], command.Body.Regions ?? [], command.Body.Process, actor, time.GetUtcNow()), cancel);
}
