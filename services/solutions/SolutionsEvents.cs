using Market.Contracts;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;

namespace Market.Solutions;

/// <summary>Domain event → integration event: everything this service ever says.</summary>
internal static class SolutionsEvents
{
    public static IEnumerable<IntegrationEvent> From(DomainEvent raised) => raised switch
    {
        OrganisationInvited e => [new PartnerInvited(e.SolutionId, e.ChallengeId, Texts(e.ChallengeTitle), e.LeadOrganisationName, e.OrganisationId)],
        InvitationAnswered e => [new PartnerAnswered(e.SolutionId, e.ChallengeId, Texts(e.ChallengeTitle), e.LeadOrganisationId, e.OrganisationName, e.Accepted)],
        SolutionReceived e => [Submitted(e.Submission, e.ChallengeTitle)],
        SolutionTakenBack e => [new SolutionWithdrawn(e.Submission.SolutionId, e.Submission.ChallengeId, Texts(e.ChallengeTitle), e.Submission.OrganisationIds, e.By)],
        OpeningWasProposed e => [new OpeningProposed(e.ChallengeId, Texts(e.ChallengeTitle), e.OrganisationId, e.ProposedBy)],
        SubmissionsWereOpened e => [new SubmissionsOpened(e.ChallengeId, Texts(e.ChallengeTitle), e.OrganisationId, e.ProposedBy, e.ConfirmedBy, e.OpenedAt, e.Submissions)],
        _ => [],
    };

    private static SolutionSubmitted Submitted(Submission submission, LocalizedText challengeTitle) => new(
        submission.SolutionId, submission.ChallengeId, Texts(challengeTitle), submission.OrganisationIds, submission.SubmittedBy,
        submission.ReceiptNumber, submission.ReceivedAt, submission.ContentHash, submission.Replaces);

    private static Texts Texts(LocalizedText text) => new(text.Nl, text.En, text.Fr);
}
