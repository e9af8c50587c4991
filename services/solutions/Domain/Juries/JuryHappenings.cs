using Market.Kernel;

namespace Market.Solutions.Domain.Juries;

internal sealed record JurorWasInvited(Guid ChallengeId, LocalizedText Title, Guid PersonId, bool Chair, Seat Seat) : DomainEvent;

internal sealed record JurorHasAnswered(Guid ChallengeId, LocalizedText Title, Guid OrganisationId, Guid PersonId, string Name, bool Accepted) : DomainEvent;

/// <param name="Accepted">Is a juror from now; otherwise has to answer first.</param>
/// <param name="ChairId">Null while nobody chairs.</param>
internal sealed record ReserveHasMovedUp(Guid ChallengeId, LocalizedText Title, Guid PersonId, string Name, bool Accepted, Guid? ChairId) : DomainEvent;

/// <summary>A juror left, and no reserve is there to take the seat.</summary>
internal sealed record ReservesHaveRunOut(Guid ChallengeId, LocalizedText Title, string Name, Guid ChairId) : DomainEvent;

/// <param name="Submissions">How many the juror has to judge now.</param>
internal sealed record SubmissionsWereAssigned(Guid ChallengeId, LocalizedText Title, Guid PersonId, int Submissions) : DomainEvent;

/// <param name="JurorIds">From whom the market took something away because of a conflict.</param>
/// <param name="ChairId">Who can repair the assignment; null when nothing is open that the chair may know of.</param>
internal sealed record AssignmentsWereTaken(Guid ChallengeId, LocalizedText Title, IReadOnlyList<Guid> JurorIds, Guid? ChairId) : DomainEvent;

/// <summary>The scoring was complete and is not any more, by another act than the chair's; jurors who have to score know it.</summary>
internal sealed record ScoringFellOpen(Guid ChallengeId, LocalizedText Title, Guid ChairId) : DomainEvent;

/// <summary>Something that the chair may not know of can be judged by nobody in the jury.</summary>
internal sealed record JurorIsNeeded(Guid ChallengeId, LocalizedText Title, Guid OrganisationId) : DomainEvent;

internal sealed record ChairWasAsked(Guid ChallengeId, LocalizedText Title, Guid PersonId) : DomainEvent;

/// <param name="Name">Of who was asked.</param>
/// <param name="MemberIds">The other jurors.</param>
internal sealed record ChairWasAnswered(Guid ChallengeId, LocalizedText Title, Guid OrganisationId, string Name, bool Accepted, IReadOnlyList<Guid> MemberIds) : DomainEvent;

/// <param name="DeciderIds">Who may allow it.</param>
internal sealed record ReopeningWasAsked(Guid ChallengeId, LocalizedText Title, IReadOnlyList<Guid> DeciderIds) : DomainEvent;

/// <param name="PersonId">Who asked.</param>
internal sealed record ReopeningWasDecided(Guid ChallengeId, LocalizedText Title, Guid PersonId, string Alias, bool Allowed) : DomainEvent;

/// <param name="Again">It was complete before, and since then scores changed, were added or count no more.</param>
internal sealed record ScoringWasCompleted(Guid ChallengeId, LocalizedText Title, Guid OrganisationId, Guid ChairId, bool Again) : DomainEvent;
