namespace Market.Notifications.Domain;

/// <summary>Everything that the market tells people; each has a wording in nl, en and fr.</summary>
internal static class Kinds
{
    public const string ApprovalRequested = "approval-requested";
    public const string ChallengeReturned = "challenge-returned";
    public const string ChallengeApproved = "challenge-approved";

    /// <summary>Approved, and strict: its opening officers collect their cards first.</summary>
    public const string ChallengeWaitsForCards = "challenge-waits-for-cards";

    /// <summary>To the public body's own people.</summary>
    public const string ChallengePublished = "challenge-published";

    /// <summary>To who follows the challenge.</summary>
    public const string ChallengeOpen = "challenge-open";
    public const string ChallengeCancelled = "challenge-cancelled";
    /// <summary>To the other people of the public body: one of them has to confirm.</summary>
    public const string DeadlineProposed = "deadline-proposed";
    public const string DeadlineExtended = "deadline-extended";
    public const string DeadlineShortened = "deadline-shortened";

    /// <summary>To the public body's own people.</summary>
    public const string DeadlineKept = "deadline-kept";

    /// <summary>To the public body's own people: the market was down before the deadline.</summary>
    public const string OutageMeasured = "outage-measured";
    public const string PartnerInvited = "partner-invited";
    public const string PartnerAccepted = "partner-accepted";
    public const string PartnerDeclined = "partner-declined";
    public const string SolutionSubmitted = "solution-submitted";

    /// <summary>The market submitted it just before the deadline, as the lead had asked.</summary>
    public const string SolutionAutoSubmitted = "solution-auto-submitted";
    public const string DraftIncomplete = "draft-incomplete";
    public const string DraftReady = "draft-ready";
    public const string DraftWillBeSubmitted = "draft-will-be-submitted";

    /// <summary>The market was to submit it, but something was missing.</summary>
    public const string DraftWasIncomplete = "draft-was-incomplete";

    /// <summary>The market was to submit it, and was down.</summary>
    public const string DraftWasNotSubmitted = "draft-was-not-submitted";
    public const string SolutionReplaced = "solution-replaced";
    public const string SolutionWithdrawn = "solution-withdrawn";
    public const string OpeningProposed = "opening-proposed";
    public const string OpeningRefused = "opening-refused";

    /// <summary>To the auditors.</summary>
    public const string OpeningAttempt = "opening-attempt";

    /// <summary>To the opening officers of a strict challenge.</summary>
    public const string CardToCollect = "card-to-collect";

    /// <summary>To the public body's own people.</summary>
    public const string CardsCollected = "cards-collected";

    /// <summary>To the opening officers whose card was not given yet.</summary>
    public const string CardNeeded = "card-needed";

    /// <summary>To the public body's own people.</summary>
    public const string SubmissionsOpened = "submissions-opened";

    /// <summary>To who submitted.</summary>
    public const string SubmissionOpened = "submission-opened";
    public const string JurorInvited = "juror-invited";
    public const string ChairInvited = "chair-invited";
    public const string ReserveInvited = "reserve-invited";
    public const string ObserverInvited = "observer-invited";

    /// <summary>To somebody without an account: the link into a jury.</summary>
    public const string GuestInvited = "guest-invited";

    /// <summary>To a reserve who has not answered yet: asked as juror now.</summary>
    public const string ReserveCalled = "reserve-called";

    /// <summary>To a reserve who accepted: a juror from now.</summary>
    public const string ReserveSits = "reserve-sits";

    /// <summary>To the chair.</summary>
    public const string ReserveMovedUp = "reserve-moved-up";

    /// <summary>To the chair.</summary>
    public const string ReservesRanOut = "reserves-ran-out";

    /// <summary>To a juror: asked to take the chair.</summary>
    public const string ChairAsked = "chair-asked";

    /// <summary>To the other jurors and the public body's own people.</summary>
    public const string ChairTaken = "chair-taken";

    /// <summary>To the public body's own people.</summary>
    public const string ChairLeft = "chair-left";
    public const string JurorAccepted = "juror-accepted";
    public const string JurorDeclined = "juror-declined";
    public const string SubmissionsAssigned = "submissions-assigned";

    /// <summary>To the juror.</summary>
    public const string AssignmentTaken = "assignment-taken";

    /// <summary>To the chair.</summary>
    public const string AssignmentToRepair = "assignment-to-repair";

    /// <summary>To the chair.</summary>
    public const string ScoringReopened = "scoring-reopened";

    /// <summary>To the public body's own people.</summary>
    public const string JurorNeeded = "juror-needed";
    public const string ScoringCompleted = "scoring-completed";
    public const string ScoringCompletedAgain = "scoring-completed-again";

    /// <summary>To the members of the jury who may allow it.</summary>
    public const string ReopeningAsked = "reopening-asked";
    public const string ReopeningAllowed = "reopening-allowed";
    public const string ReopeningRefused = "reopening-refused";

    /// <summary>To who discusses the same submission.</summary>
    public const string JuryMessage = "jury-message";

    /// <summary>To who can let the question go to the team.</summary>
    public const string JuryQuestionWaits = "jury-question-waits";
    public const string JuryQuestionAnswered = "jury-question-answered";

    /// <summary>To the team that the jury asks something.</summary>
    public const string ClarificationAsked = "clarification-asked";

    /// <summary>To the public body's own people.</summary>
    public const string ObjectionRaised = "objection-raised";
    public const string ObjectionAnswered = "objection-answered";
    public const string WinnerWithdrew = "winner-withdrew";

    /// <summary>To a member of the jury: read the report and sign it.</summary>
    public const string ReportToSign = "report-to-sign";

    /// <summary>To the jury and the public body.</summary>
    public const string ReportIssued = "report-issued";
    public const string AwardProposed = "award-proposed";
    public const string AwardPublished = "award-published";

    /// <summary>To who submitted: own scores can be read.</summary>
    public const string ResultsReady = "results-ready";

    /// <summary>To the person: so that who did not do it notices.</summary>
    public const string SecondFactorChanged = "second-factor-changed";

    /// <summary>To the person: an administrator removed all second factors.</summary>
    public const string SecondFactorReset = "second-factor-reset";

    /// <summary>To the person: the link to choose another password.</summary>
    public const string PasswordLink = "password-link";

    /// <summary>To the person: so that who did not do it notices.</summary>
    public const string PasswordChanged = "password-changed";

    /// <summary>What somebody has to do something about, or must be able to prove: mailed also to who wants important mail only.</summary>
    public static readonly IReadOnlySet<string> Important = new HashSet<string>
    {
        ApprovalRequested, ChallengeReturned, ChallengeCancelled, PartnerInvited, SolutionSubmitted, SolutionReplaced, SolutionWithdrawn,
        SolutionAutoSubmitted, DraftIncomplete, DraftReady, DraftWillBeSubmitted, DraftWasIncomplete, DraftWasNotSubmitted, DeadlineProposed, DeadlineExtended, DeadlineShortened, DeadlineKept, OutageMeasured, OpeningProposed, OpeningRefused, OpeningAttempt, CardToCollect, CardNeeded, JurorInvited, ChairInvited,
        SubmissionsAssigned, AssignmentTaken, AssignmentToRepair, ScoringReopened, JurorNeeded, ScoringCompleted, ScoringCompletedAgain, ReopeningAsked, ReopeningAllowed, ReopeningRefused, JuryQuestionWaits, ClarificationAsked, ObjectionRaised, ObjectionAnswered, WinnerWithdrew, ReportToSign, ReportIssued, AwardProposed, ResultsReady, SecondFactorChanged, SecondFactorReset, PasswordLink, PasswordChanged,
        ChairAsked, ChairLeft, GuestInvited, ReserveInvited, ObserverInvited, ReserveCalled, ReserveSits, ReservesRanOut,
    };

    /// <summary>About the person's own account, and no challenge.</summary>
    public static readonly IReadOnlySet<string> OfAccount = new HashSet<string> { SecondFactorChanged, SecondFactorReset, PasswordLink, PasswordChanged };

    /// <summary>Told to teams only: whoever sees to whom these went knows who takes part, and how many.</summary>
    public static readonly IReadOnlyList<string> TellWhoTakesPart =
        [PartnerInvited, PartnerAccepted, PartnerDeclined, SolutionAutoSubmitted, DraftIncomplete, DraftReady, DraftWillBeSubmitted, DraftWasIncomplete, DraftWasNotSubmitted, SolutionSubmitted, SolutionReplaced, SolutionWithdrawn, SubmissionOpened, ResultsReady, ClarificationAsked, ObjectionAnswered];
}
