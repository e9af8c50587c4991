namespace Market.Contracts;

/// <summary>A lead asks another organisation to join. Thin on purpose: no content of the solution.</summary>
public sealed record PartnerInvited(Guid SolutionId, Guid ChallengeId, Texts ChallengeTitle, string LeadOrganisationName, Guid PartnerOrganisationId) : IntegrationEvent, ITellsOfSealedSolutions;

public sealed record PartnerAnswered(Guid SolutionId, Guid ChallengeId, Texts ChallengeTitle, Guid LeadOrganisationId, string PartnerOrganisationName, bool Accepted) : IntegrationEvent, ITellsOfSealedSolutions;

/// <param name="OrganisationIds">Lead and accepted partners: the only ones who may hear of it before the opening.</param>
/// <param name="ContentHash">Lower-case hex SHA-256 of what was received.</param>
/// <param name="Automatic">The market submitted it just before the deadline, as the lead had asked.</param>
public sealed record SolutionSubmitted(Guid SolutionId, Guid ChallengeId, Texts ChallengeTitle, IReadOnlyList<Guid> OrganisationIds, Guid SubmittedBy, string ReceiptNumber, DateTimeOffset ReceivedAt, string ContentHash, bool Replaced, bool Automatic = false) : IntegrationEvent, ITellsOfSealedSolutions;

/// <summary>A team has to know something about its draft and the deadline. Thin on purpose: names of fields, nothing of what is in them.</summary>
/// <param name="Kind"><c>SevenDays</c>, <c>TwoDays</c> or <c>ThreeHours</c> before the deadline, or <c>NotSubmitted</c> after it.</param>
/// <param name="Missing">Fields that keep it from being submitted: <c>title</c>, <c>summary</c>, <c>answers[0].text</c> …</param>
/// <param name="Automatic">The lead asked the market to submit it.</param>
public sealed record DraftNoticeGiven(
    Guid SolutionId, Guid ChallengeId, Texts ChallengeTitle, IReadOnlyList<Guid> OrganisationIds, DateTimeOffset Deadline, string Kind, IReadOnlyList<string> Missing, bool Automatic)
    : IntegrationEvent, ITellsOfSealedSolutions;

public sealed record SolutionWithdrawn(Guid SolutionId, Guid ChallengeId, Texts ChallengeTitle, IReadOnlyList<Guid> OrganisationIds, Guid WithdrawnBy) : IntegrationEvent, ITellsOfSealedSolutions;

public sealed record OpeningProposed(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, Guid ProposedBy) : IntegrationEvent;

/// <param name="Code">Why, for example <c>opening.too-early</c> or <c>opening.second-person-needed</c>.</param>
public sealed record OpeningRefused(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, Guid PersonId, string PersonName, string Code) : IntegrationEvent;

/// <summary>The opening officers of a strict challenge must collect their card before it can be published.</summary>
public sealed record OpeningCardsAsked(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, IReadOnlyList<Guid> OfficerIds) : IntegrationEvent;

/// <summary>Every opening officer has a card, and the key of the challenge is dealt out: it can be published.</summary>
/// <param name="Number">Of the approval that asked for it (<see cref="StrictOpening.Number"/>).</param>
public sealed record OpeningKeysReady(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, int Number) : IntegrationEvent;

/// <summary>An officer gave a card in a strict opening, and more are needed.</summary>
/// <param name="OfficerIds">Those who did not give theirs yet.</param>
public sealed record OpeningCardGiven(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, string PersonName, int StillNeeded, IReadOnlyList<Guid> OfficerIds) : IntegrationEvent;

/// <summary>Two persons opened the submissions; the count is public from here.</summary>
public sealed record SubmissionsOpened(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, Guid ProposedBy, Guid ConfirmedBy, DateTimeOffset OpenedAt, int Submissions) : IntegrationEvent;

/// <param name="Seat"><c>juror</c>, <c>reserve</c> or <c>observer</c>.</param>
public sealed record JurorInvited(Guid ChallengeId, Texts ChallengeTitle, Guid PersonId, bool Chair, string Seat = "juror") : IntegrationEvent;

/// <summary>A juror left, and the next reserve has the seat.</summary>
/// <param name="Accepted">Is a juror from now; otherwise has to answer first.</param>
/// <param name="ChairId">Null while nobody chairs.</param>
public sealed record ReserveMovedUp(Guid ChallengeId, Texts ChallengeTitle, Guid PersonId, string Name, bool Accepted, Guid? ChairId) : IntegrationEvent;

/// <summary>A juror left, and no reserve is there to take the seat.</summary>
/// <param name="Name">Who left.</param>
public sealed record ReservesRanOut(Guid ChallengeId, Texts ChallengeTitle, string Name, Guid ChairId) : IntegrationEvent;

public sealed record JurorAnswered(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, Guid PersonId, string Name, bool Accepted) : IntegrationEvent;

/// <summary>A juror is asked to take the chair.</summary>
public sealed record ChairAsked(Guid ChallengeId, Texts ChallengeTitle, Guid PersonId) : IntegrationEvent;

/// <summary>A juror took the chair, or left it.</summary>
/// <param name="Name">Of who was asked.</param>
/// <param name="MemberIds">The other jurors.</param>
public sealed record ChairAnswered(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, string Name, bool Accepted, IReadOnlyList<Guid> MemberIds) : IntegrationEvent;

/// <summary>Jurors lost what they judged.</summary>
/// <param name="JurorIds">From whom the market took something away because of a conflict.</param>
/// <param name="ChairId">Who can repair the assignment; null when nothing is open that the chair may know of.</param>
public sealed record AssignmentsTaken(Guid ChallengeId, Texts ChallengeTitle, IReadOnlyList<Guid> JurorIds, Guid? ChairId) : IntegrationEvent;

/// <summary>The scoring was complete and is not any more; the chair need not do anything.</summary>
public sealed record ScoringReopened(Guid ChallengeId, Texts ChallengeTitle, Guid ChairId) : IntegrationEvent;

/// <summary>The jury cannot finish with the jurors whom it has.</summary>
public sealed record JurorNeeded(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId) : IntegrationEvent;

/// <summary>Somebody without an account is asked into a jury by a link.</summary>
/// <param name="Language">nl, en or fr.</param>
/// <param name="Seat"><c>juror</c>, <c>reserve</c> or <c>observer</c>.</param>
/// <param name="SealedToken">Of the link; only the service that writes the mail opens it.</param>
public sealed record GuestJurorInvited(
    Guid GuestId, Guid ChallengeId, Texts ChallengeTitle, string Name, string Email, string Language, string Seat, DateTimeOffset ExpiresAt, string SealedToken) : IntegrationEvent;

/// <summary>The link is worth nothing any more.</summary>
public sealed record GuestJurorRevoked(Guid GuestId, Guid ChallengeId) : IntegrationEvent;

public sealed record SubmissionsAssigned(Guid ChallengeId, Texts ChallengeTitle, Guid PersonId, int Submissions) : IntegrationEvent;

/// <summary>A juror wants to change final scores.</summary>
/// <param name="DeciderIds">Who may allow it; nobody else is told.</param>
public sealed record ScoresReopeningAsked(Guid ChallengeId, Texts ChallengeTitle, IReadOnlyList<Guid> DeciderIds) : IntegrationEvent;

/// <param name="PersonId">The juror who asked.</param>
/// <param name="Alias">Of the submission, as this jury knows it.</param>
public sealed record ScoresReopeningDecided(Guid ChallengeId, Texts ChallengeTitle, Guid PersonId, string Alias, bool Allowed) : IntegrationEvent;

/// <summary>Every assigned score is locked; the ranking stands.</summary>
/// <param name="Again">It was complete before, and since then scores changed, were added or count no more.</param>
public sealed record ScoringCompleted(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, Guid ChairId, bool Again = false) : IntegrationEvent;

/// <summary>The chair signed the report; these members are asked to sign it too.</summary>
public sealed record JuryReportSignaturesAsked(Guid ChallengeId, Texts ChallengeTitle, IReadOnlyList<Guid> PersonIds) : IntegrationEvent;

/// <summary>A juror wrote about a submission to the others who discuss it. Which one and what stays with the jury.</summary>
/// <param name="PersonIds">Who had the right to read it when it was written.</param>
public sealed record JuryMessageWritten(Guid ChallengeId, Texts ChallengeTitle, IReadOnlyList<Guid> PersonIds) : IntegrationEvent;

/// <param name="PersonIds">Members of the jury who can let the question go to the team.</param>
public sealed record JuryQuestionAsked(Guid ChallengeId, Texts ChallengeTitle, IReadOnlyList<Guid> PersonIds) : IntegrationEvent;

/// <summary>The jury asks a team something; never shown to who is not of the team.</summary>
/// <param name="AnswerBy">The first moment at which it is too late.</param>
public sealed record JuryQuestionReleased(Guid SolutionId, Guid ChallengeId, Texts ChallengeTitle, IReadOnlyList<Guid> OrganisationIds, DateTimeOffset AnswerBy) : IntegrationEvent;

/// <param name="PersonIds">Members of the jury who may know of the submission.</param>
public sealed record JuryQuestionAnswered(Guid ChallengeId, Texts ChallengeTitle, IReadOnlyList<Guid> PersonIds) : IntegrationEvent;

/// <summary>A team objects to the award; the body answers before it concludes.</summary>
public sealed record AwardObjectionRaised(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId) : IntegrationEvent;

public sealed record AwardObjectionAnswered(Guid SolutionId, Guid ChallengeId, Texts ChallengeTitle, IReadOnlyList<Guid> OrganisationIds) : IntegrationEvent;

/// <summary>A winner gave the award back; the body decides on the next in line.</summary>
public sealed record WinnerWithdrew(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, string OrganisationName) : IntegrationEvent;

/// <summary>The signed report is final, and the body can read it.</summary>
/// <param name="MemberIds">Who signed.</param>
public sealed record JuryReportIssued(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, IReadOnlyList<Guid> MemberIds) : IntegrationEvent;

public sealed record AwardProposed(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, Guid ProposedBy) : IntegrationEvent;

/// <param name="Total">Weighted score out of 100, two decimals.</param>
public sealed record Winner(int Rank, string SolutionTitle, string OrganisationName, IReadOnlyList<string> Partners, decimal Total, long? PrizeCents);

/// <summary>The award stands and the results are public.</summary>
/// <param name="SubmitterOrganisationIds">Every organisation that took part: each may now read its own scores.</param>
/// <param name="Withdrawn">Winners of an earlier decision who withdrew, by name; null when it is the first decision.</param>
public sealed record AwardPublished(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, Guid DecidedBy, Guid ConfirmedBy, DateTimeOffset PublishedAt, IReadOnlyList<Winner> Winners, int Submissions, IReadOnlyList<Guid> SubmitterOrganisationIds, IReadOnlyList<Guid> SolutionIds, IReadOnlyList<string>? Withdrawn = null) : IntegrationEvent;

/// <summary>A bid and the organisations that work on it; never shown to who is not one of them.</summary>
public sealed record DraftTeam(Guid SolutionId, IReadOnlyList<Guid> OrganisationIds);

/// <summary>Another deadline is in force, by the clock that decides. Everybody may know: who works on an answer stands in <see cref="TeamsHaveOtherDeadline"/> only.</summary>
/// <param name="Number">Of the change, as confirmed.</param>
/// <param name="Announcement">Same in both events, so that who is meant by both hears once.</param>
public sealed record DeadlineMoved(
    Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, int Number, DateTimeOffset Previous, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, Texts Reason,
    DateTimeOffset MovedAt, Guid Announcement) : IntegrationEvent;

/// <summary>For who notifies, and nobody else: every bid, submitted or not, at the moment when the deadline moved.</summary>
public sealed record TeamsHaveOtherDeadline(
    Guid Announcement, Guid ChallengeId, Texts ChallengeTitle, DateTimeOffset Previous, DateTimeOffset Deadline, Texts Reason, IReadOnlyList<DraftTeam> Teams)
    : IntegrationEvent, ITellsOfSealedSolutions;

/// <summary>For who notifies, and nobody else: every bid, submitted or not, for a challenge that was cancelled.</summary>
/// <param name="Announcement">Id of the <see cref="ChallengeCancelled"/>, so that who follows the challenge as well hears once.</param>
public sealed record TeamsCanStop(Guid Announcement, Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, string Reason, IReadOnlyList<DraftTeam> Teams)
    : IntegrationEvent, ITellsOfSealedSolutions;

/// <summary>By its own record the market could not take submissions shortly before a deadline. Replaces what was told before of the same deadline.</summary>
/// <param name="Previous">The deadline in force.</param>
/// <param name="Deadline">With the lost time added.</param>
/// <param name="From">Begin of the first outage that counts.</param>
/// <param name="Until">End of the last one, not after the deadline.</param>
/// <param name="SecondsLost">All of them together.</param>
public sealed record OutageMeasured(
    Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, DateTimeOffset Previous, DateTimeOffset Deadline, DateTimeOffset From, DateTimeOffset Until, int SecondsLost) : IntegrationEvent;

/// <summary>The deadline stays as it was.</summary>
/// <param name="Code">Why, as an error code.</param>
public sealed record DeadlineMoveRefused(Guid ChallengeId, Texts ChallengeTitle, Guid OrganisationId, int Number, string Code, DateTimeOffset RefusedAt) : IntegrationEvent, ITellsOfSealedSolutions;
