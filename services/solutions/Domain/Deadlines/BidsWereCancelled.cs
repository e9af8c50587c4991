using Market.Kernel;

namespace Market.Solutions.Domain.Deadlines;

/// <summary>The body cancelled a challenge for which teams work on an answer.</summary>
/// <param name="Announcement">Id of the event that told of it.</param>
internal sealed record BidsWereCancelled(
    Guid Announcement, Guid ChallengeId, LocalizedText Title, Guid OrganisationId, string Reason, IReadOnlyList<BidTeam> Teams) : DomainEvent;
