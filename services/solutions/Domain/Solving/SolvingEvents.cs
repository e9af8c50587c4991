using Market.Kernel;

namespace Market.Solutions.Domain.Solving;

internal sealed record OrganisationInvited(Guid SolutionId, Guid ChallengeId, LocalizedText ChallengeTitle, string LeadOrganisationName, Guid OrganisationId) : DomainEvent;

/// <summary>Accepted or declined; a partner that leaves later declines as well.</summary>
internal sealed record InvitationAnswered(Guid SolutionId, Guid ChallengeId, LocalizedText ChallengeTitle, Guid LeadOrganisationId, string OrganisationName, bool Accepted) : DomainEvent;

internal sealed record SolutionReceived(Submission Submission, LocalizedText ChallengeTitle) : DomainEvent;

internal sealed record SolutionTakenBack(Submission Submission, LocalizedText ChallengeTitle, Guid By) : DomainEvent;
