using Market.Contracts;
using Market.Hosting.Messaging.Inbox;

namespace Market.Notifications.Subscriptions;

/// <summary>Every event of the market concerns somebody: the whole list in one place.</summary>
internal static class Reactions
{
    public static void Subscribe(EventSubscriptions events) => events
        .On<OrganisationSaved, OnOrganisationSaved>(Apps.Identity)
        .On<PersonSaved, OnPersonSaved>(Apps.Identity)
        .On<SecondFactorChanged, OnSecondFactorChanged>(Apps.Identity)
        .On<ChallengeApprovalRequested, OnChallengeApprovalRequested>(Apps.Challenges)
        .On<ChallengeReturned, OnChallengeReturned>(Apps.Challenges)
        .On<ChallengeApproved, OnChallengeApproved>(Apps.Challenges)
        .On<ChallengePublished, OnChallengePublished>(Apps.Challenges)
        .On<ChallengeCancelled, OnChallengeCancelled>(Apps.Challenges)
        .On<DeadlineChangeProposed, OnDeadlineChangeProposed>(Apps.Challenges)
        .On<ChallengeFollowed, OnChallengeFollowed>(Apps.Challenges)
        .On<ChallengeUnfollowed, OnChallengeUnfollowed>(Apps.Challenges)
        .On<PartnerInvited, OnPartnerInvited>(Apps.Solutions)
        .On<PartnerAnswered, OnPartnerAnswered>(Apps.Solutions)
        .On<SolutionSubmitted, OnSolutionSubmitted>(Apps.Solutions)
        .On<DraftNoticeGiven, OnDraftNoticeGiven>(Apps.Solutions)
        .On<SolutionWithdrawn, OnSolutionWithdrawn>(Apps.Solutions)
        .On<DeadlineMoved, OnDeadlineMoved>(Apps.Solutions)
        .On<TeamsHaveOtherDeadline, OnTeamsHaveOtherDeadline>(Apps.Solutions)
        .On<TeamsCanStop, OnTeamsCanStop>(Apps.Solutions)
        .On<OutageMeasured, OnOutageMeasured>(Apps.Solutions)
        .On<DeadlineMoveRefused, OnDeadlineMoveRefused>(Apps.Solutions)
        .On<OpeningCardsAsked, OnOpeningCardsAsked>(Apps.Solutions)
        .On<OpeningKeysReady, OnOpeningKeysReady>(Apps.Solutions)
        .On<OpeningCardGiven, OnOpeningCardGiven>(Apps.Solutions)
        .On<OpeningProposed, OnOpeningProposed>(Apps.Solutions)
        .On<OpeningRefused, OnOpeningRefused>(Apps.Solutions)
        .On<SubmissionsOpened, OnSubmissionsOpened>(Apps.Solutions)
        .On<JurorInvited, OnJurorInvited>(Apps.Solutions)
        .On<JurorAnswered, OnJurorAnswered>(Apps.Solutions)
        .On<ReserveMovedUp, OnReserveMovedUp>(Apps.Solutions)
        .On<ReservesRanOut, OnReservesRanOut>(Apps.Solutions)
        .On<GuestJurorInvited, OnGuestJurorInvited>(Apps.Solutions)
        .On<GuestJurorRevoked, OnGuestJurorRevoked>(Apps.Solutions)
        .On<SubmissionsAssigned, OnSubmissionsAssigned>(Apps.Solutions)
        .On<AssignmentsTaken, OnAssignmentsTaken>(Apps.Solutions)
        .On<ScoringCompleted, OnScoringCompleted>(Apps.Solutions)
        .On<ScoresReopeningAsked, OnScoresReopeningAsked>(Apps.Solutions)
        .On<ScoresReopeningDecided, OnScoresReopeningDecided>(Apps.Solutions)
        .On<JuryMessageWritten, OnJuryMessageWritten>(Apps.Solutions)
        .On<JuryQuestionAsked, OnJuryQuestionAsked>(Apps.Solutions)
        .On<JuryQuestionReleased, OnJuryQuestionReleased>(Apps.Solutions)
        .On<JuryQuestionAnswered, OnJuryQuestionAnswered>(Apps.Solutions)
        .On<AwardObjectionRaised, OnAwardObjectionRaised>(Apps.Solutions)
        .On<AwardObjectionAnswered, OnAwardObjectionAnswered>(Apps.Solutions)
        .On<WinnerWithdrew, OnWinnerWithdrew>(Apps.Solutions)
        .On<JuryReportSignaturesAsked, OnJuryReportSignaturesAsked>(Apps.Solutions)
        .On<JuryReportIssued, OnJuryReportIssued>(Apps.Solutions)
        .On<AwardProposed, OnAwardProposed>(Apps.Solutions)
        .On<AwardPublished, OnAwardPublished>(Apps.Solutions);
}
