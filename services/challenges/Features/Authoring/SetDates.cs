using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer plans publication, deadline, opening, judging and award.</summary>
internal sealed record SetDates(Caller Caller, Guid Id, SetDatesBody Body) : ICommand<Result<ChallengeVersion>>;

public sealed record SetDatesBody(int Version, DateTimeOffset? PublishAt, DateTimeOffset? Deadline, DateTimeOffset? OpeningFrom, DateTimeOffset? JudgingUntil, DateTimeOffset? AwardBy);

internal sealed class SetDatesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/challenges/{id:guid}/dates", async (Guid id, SetDatesBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SetDates(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("SetDates").WithTags("Authoring").WithSummary("Plan the dates")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class SetDatesHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<SetDates, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(SetDates command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.SetDates(new ChallengeDates(command.Body.PublishAt, command.Body.Deadline, command.Body.OpeningFrom, command.Body.JudgingUntil, command.Body.AwardBy), actor, time.GetUtcNow()), cancel);
}
