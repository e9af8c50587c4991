using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer says what can be won.</summary>
internal sealed record SetPrizes(Caller Caller, Guid Id, SetPrizesBody Body) : ICommand<Result<ChallengeVersion>>;

public sealed record SetPrizesBody(int Version, IReadOnlyList<PrizeInput>? Prizes);

/// <param name="Rank">1, 2, 3 … without gaps.</param>
public sealed record PrizeInput(int Rank, long AmountCents, LocalizedText? Label)
{
    internal Prize ToPrize() => new(Rank, AmountCents, Label ?? new());
}

internal sealed class SetPrizesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/challenges/{id:guid}/prizes", async (Guid id, SetPrizesBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SetPrizes(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("SetPrizes").WithTags("Authoring").WithSummary("Set the prizes by rank")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class SetPrizesHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<SetPrizes, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(SetPrizes command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.SetPrizes([.. (command.Body.Prizes ?? []).Select(input => input.ToPrize())], actor, time.GetUtcNow()), cancel);
}
