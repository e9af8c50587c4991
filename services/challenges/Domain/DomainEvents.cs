using Market.Kernel;

namespace Market.Challenges.Domain;

internal sealed record ReviewRequested(Challenge Challenge) : DomainEvent;

internal sealed record ReviewReturned(Challenge Challenge, Guid ReviewerId, int Remarks) : DomainEvent;

internal sealed record ReviewPassed(Challenge Challenge, Guid ReviewerId) : DomainEvent;

internal sealed record Published(Challenge Challenge) : DomainEvent;

internal sealed record Cancelled(Challenge Challenge, string Reason) : DomainEvent;

internal sealed record DeadlineWasProposed(Challenge Challenge, DeadlineMove Move) : DomainEvent;

internal sealed record DeadlineWasConfirmed(Challenge Challenge, DeadlineMove Move) : DomainEvent;

internal sealed record Followed(Guid ChallengeId, Guid PersonId) : DomainEvent;

internal sealed record Unfollowed(Guid ChallengeId, Guid PersonId) : DomainEvent;
