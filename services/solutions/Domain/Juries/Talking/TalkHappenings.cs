using Market.Kernel;

namespace Market.Solutions.Domain.Juries.Talking;

/// <param name="PersonIds">Who else discusses that submission.</param>
internal sealed record MessageWasWritten(Guid ChallengeId, LocalizedText Title, IReadOnlyList<Guid> PersonIds) : DomainEvent;

/// <param name="PersonIds">Who can let it go.</param>
internal sealed record QuestionWasAsked(Guid ChallengeId, LocalizedText Title, IReadOnlyList<Guid> PersonIds) : DomainEvent;

internal sealed record QuestionWasReleased(Guid ChallengeId, LocalizedText Title, Guid SolutionId, IReadOnlyList<Guid> OrganisationIds, DateTimeOffset AnswerBy) : DomainEvent;

/// <param name="PersonIds">Members who know of that submission.</param>
internal sealed record QuestionWasAnswered(Guid ChallengeId, LocalizedText Title, IReadOnlyList<Guid> PersonIds) : DomainEvent;
