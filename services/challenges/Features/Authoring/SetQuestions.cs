using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer writes the questions of the submission form.</summary>
internal sealed record SetQuestions(Caller Caller, Guid Id, SetQuestionsBody Body) : ICommand<Result<ChallengeVersion>>;

public sealed record SetQuestionsBody(int Version, IReadOnlyList<QuestionInput>? Questions);

/// <param name="Id">Of an existing question; null for a new one.</param>
/// <param name="MaxLength">Characters, 50 to 20,000.</param>
public sealed record QuestionInput(Guid? Id, LocalizedText? Text, LocalizedText? Help, bool Required, int MaxLength)
{
    internal Question ToQuestion() => new(Id ?? Guid.CreateVersion7(), Text ?? new(), Help ?? new(), Required, MaxLength);
}

internal sealed class SetQuestionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/challenges/{id:guid}/questions", async (Guid id, SetQuestionsBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SetQuestions(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("SetQuestions").WithTags("Authoring").WithSummary("Set the questions to submitters")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class SetQuestionsHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<SetQuestions, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(SetQuestions command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.SetQuestions([.. (command.Body.Questions ?? []).Select(input => input.ToQuestion())], actor, time.GetUtcNow()), cancel);
}
