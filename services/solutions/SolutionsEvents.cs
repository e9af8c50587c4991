using Market.Contracts;
using Market.Kernel;
using Market.Solutions.Domain.Availability;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Deadlines;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Guests;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Domain.Juries.Talking;
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
        DeadlineWasMoved e =>
        [
            new DeadlineMoved(
                e.ChallengeId, Texts(e.Title), e.OrganisationId, e.Wish.Number, e.Previous, e.Wish.Deadline, e.Wish.OpeningFrom, Texts(e.Wish.Reason), e.MovedAt, e.DecisionId),
            new TeamsHaveOtherDeadline(e.DecisionId, e.ChallengeId, Texts(e.Title), e.Previous, e.Wish.Deadline, Texts(e.Wish.Reason), Teams(e.Teams)),
        ],
        TeamHasToKnow e =>
            [new DraftNoticeGiven(e.SolutionId, e.ChallengeId, Texts(e.ChallengeTitle), e.OrganisationIds, e.Deadline, e.Kind.ToString(), e.Missing, e.Automatic)],
        TimeWasLost e =>
            [new OutageMeasured(e.ChallengeId, Texts(e.Title), e.OrganisationId, e.Deadline, e.Loss.Extend(e.Deadline), e.Loss.From, e.Loss.Until, (int)Math.Ceiling(e.Loss.Lost.TotalSeconds))],
        BidsWereCancelled e => [new TeamsCanStop(e.Announcement, e.ChallengeId, Texts(e.Title), e.OrganisationId, e.Reason, Teams(e.Teams))],
        DeadlineWasKept e => [new DeadlineMoveRefused(e.ChallengeId, Texts(e.Title), e.OrganisationId, e.Number, e.Code, e.RefusedAt)],
        OpeningWasProposed e => [new OpeningProposed(e.ChallengeId, Texts(e.ChallengeTitle), e.OrganisationId, e.ProposedBy)],
        OpeningWasRefused e => [new OpeningRefused(e.ChallengeId, Texts(e.ChallengeTitle), e.OrganisationId, e.PersonId, e.PersonName, e.Code)],
        CardsWereAsked e => [new OpeningCardsAsked(e.ChallengeId, Texts(e.Title), e.OrganisationId, e.OfficerIds)],
        KeysBecameReady e => [new OpeningKeysReady(e.ChallengeId, Texts(e.Title), e.OrganisationId, e.Number)],
        CardWasGiven e => [new OpeningCardGiven(e.ChallengeId, Texts(e.Title), e.OrganisationId, e.PersonName, e.StillNeeded, e.OfficerIds)],
        SubmissionsWereOpened e => [new SubmissionsOpened(e.ChallengeId, Texts(e.ChallengeTitle), e.OrganisationId, e.ProposedBy, e.ConfirmedBy, e.OpenedAt, e.Submissions)],
        JurorWasInvited e => [new JurorInvited(e.ChallengeId, Texts(e.Title), e.PersonId, e.Chair, e.Seat.ToString().ToLowerInvariant())],
        JurorHasAnswered e => [new JurorAnswered(e.ChallengeId, Texts(e.Title), e.OrganisationId, e.PersonId, e.Name, e.Accepted)],
        ReserveHasMovedUp e => [new ReserveMovedUp(e.ChallengeId, Texts(e.Title), e.PersonId, e.Name, e.Accepted, e.ChairId)],
        ReservesHaveRunOut e => [new ReservesRanOut(e.ChallengeId, Texts(e.Title), e.Name, e.ChairId)],
        GuestWasInvited e => [new GuestJurorInvited(e.GuestId, e.ChallengeId, Texts(e.Title), e.Name, e.Email, e.Language, e.Seat.ToString().ToLowerInvariant(), e.ExpiresAt, e.SealedToken)],
        GuestWasRevoked e => [new GuestJurorRevoked(e.GuestId, e.ChallengeId)],
        SubmissionsWereAssigned e => [new SubmissionsAssigned(e.ChallengeId, Texts(e.Title), e.PersonId, e.Submissions)],
        ChairWasAsked e => [new ChairAsked(e.ChallengeId, Texts(e.Title), e.PersonId)],
        ChairWasAnswered e => [new ChairAnswered(e.ChallengeId, Texts(e.Title), e.OrganisationId, e.Name, e.Accepted, e.MemberIds)],
        AssignmentsWereTaken e => [new AssignmentsTaken(e.ChallengeId, Texts(e.Title), e.JurorIds, e.ChairId)],
        ScoringFellOpen e => [new ScoringReopened(e.ChallengeId, Texts(e.Title), e.ChairId)],
        JurorIsNeeded e => [new JurorNeeded(e.ChallengeId, Texts(e.Title), e.OrganisationId)],
        ReopeningWasAsked e => [new ScoresReopeningAsked(e.ChallengeId, Texts(e.Title), e.DeciderIds)],
        ReopeningWasDecided e => [new ScoresReopeningDecided(e.ChallengeId, Texts(e.Title), e.PersonId, e.Alias, e.Allowed)],
        ScoringWasCompleted e => [new ScoringCompleted(e.ChallengeId, Texts(e.Title), e.OrganisationId, e.ChairId, e.Again)],
        MessageWasWritten e => [new JuryMessageWritten(e.ChallengeId, Texts(e.Title), e.PersonIds)],
        QuestionWasAsked e => [new JuryQuestionAsked(e.ChallengeId, Texts(e.Title), e.PersonIds)],
        QuestionWasReleased e => [new JuryQuestionReleased(e.SolutionId, e.ChallengeId, Texts(e.Title), e.OrganisationIds, e.AnswerBy)],
        QuestionWasAnswered e => [new JuryQuestionAnswered(e.ChallengeId, Texts(e.Title), e.PersonIds)],
        ObjectionWasRaised e => [new AwardObjectionRaised(e.ChallengeId, Texts(e.Title), e.OrganisationId)],
        ObjectionWasAnswered e => [new AwardObjectionAnswered(e.SolutionId, e.ChallengeId, Texts(e.Title), e.OrganisationIds)],
        WinnerHasWithdrawn e => [new WinnerWithdrew(e.ChallengeId, Texts(e.Title), e.OrganisationId, e.OrganisationName)],
        SignaturesWereAsked e => [new JuryReportSignaturesAsked(e.ChallengeId, Texts(e.Title), e.PersonIds)],
        ReportWasIssued e => [new JuryReportIssued(e.ChallengeId, Texts(e.Title), e.OrganisationId, e.MemberIds)],
        AwardWasProposed e => [new AwardProposed(e.ChallengeId, Texts(e.Title), e.OrganisationId, e.ProposedBy)],
        AwardWasPublished e => [Published(e)],
        _ => [],
    };

    private static SolutionSubmitted Submitted(Submission submission, LocalizedText challengeTitle) => new(
        submission.SolutionId, submission.ChallengeId, Texts(challengeTitle), submission.OrganisationIds, submission.SubmittedBy,
        submission.ReceiptNumber, submission.ReceivedAt, submission.ContentHash, submission.Replaces, submission.Automatic);

    private static AwardPublished Published(AwardWasPublished e) => new(
        e.ChallengeId, Texts(e.Title), e.OrganisationId, e.ProposedBy, e.ConfirmedBy, e.PublishedAt,
        [.. e.Results.Winners.Select(winner => new Winner(
            winner.Rank, winner.SolutionTitle, winner.OrganisationName, winner.Partners, winner.TotalHundredths / 100m, winner.PrizeCents))],
        e.Results.Submissions, e.Results.SubmitterOrganisationIds, e.Results.SolutionIds, e.Results.Withdrawn);

    private static IReadOnlyList<DraftTeam> Teams(IReadOnlyList<BidTeam> teams) => [.. teams.Select(team => new DraftTeam(team.SolutionId, team.OrganisationIds))];

    private static Texts Texts(LocalizedText text) => new(text.Nl, text.En, text.Fr);
}
