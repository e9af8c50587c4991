using static Market.Local.Tests.Doctor.Mutation;

namespace Market.Local.Tests.Doctor;

internal static class SolutionsMutations
{
    private const string Draft = "(SELECT Id FROM solutions WHERE State = 'Draft')";
    private const string Port = "WHERE OrganisationName LIKE 'Haven%'";
    private const string AnOpenSheet = "WHERE Id = (SELECT MIN(Id) FROM score_sheets WHERE LockedAt IS NULL)";
    private const string InJudging = "ChallengeId = (SELECT Id FROM juries WHERE CompletedAt IS NULL)";
    private const string ALockedSheet = $"WHERE Id = (SELECT MIN(Id) FROM score_sheets WHERE LockedAt IS NOT NULL AND {InJudging})";
    private const string APartner = "INSERT INTO solution_partners (SolutionId, OrganisationId, Name, State, ChangedAt)";

    public static readonly IReadOnlyList<Mutation> All =
    [
        Of("bids.challenge-is-known", $"UPDATE bid_places SET ChallengeId = {Nobody} WHERE SolutionId = {Draft}; UPDATE solutions SET ChallengeId = {Nobody} WHERE State = 'Draft'"),
        Of("bids.not-by-the-body", $"{APartner} SELECT solutions.Id, OrganisationId, 'x', 'Declined', 0 FROM solutions JOIN challenge_briefs ON challenge_briefs.Id = ChallengeId WHERE State = 'Draft'"),
        Of("bids.lead-is-no-partner", $"{APartner} SELECT Id, LeadOrganisationId, 'x', 'Declined', 0 FROM solutions WHERE State = 'Draft'"),
        Of("bids.places", $"DELETE FROM bid_places WHERE SolutionId = {Draft}"),
        Of("bids.place-in-a-bid", $"INSERT INTO bid_places (ChallengeId, OrganisationId, SolutionId) VALUES ({Nobody}, {Nobody}, {Nobody})"),
        Of("bids.state-follows-submission", "UPDATE solutions SET CurrentSubmissionId = NULL WHERE Id = (SELECT MIN(Id) FROM solutions WHERE State = 'Submitted')"),
        Of("bids.draft-never-submitted", "INSERT INTO bid_places (ChallengeId, OrganisationId, SolutionId) SELECT ChallengeId, LeadOrganisationId, Id FROM solutions WHERE State = 'Withdrawn'; UPDATE solutions SET State = 'Draft' WHERE State = 'Withdrawn'"),
        Of("submissions.of-a-bid", $"UPDATE solutions SET ChallengeId = (SELECT Id FROM challenge_briefs {Port}) WHERE State = 'Withdrawn'"),
        Of("submissions.numbered", "UPDATE solutions SET Submissions = Submissions + 1 WHERE Id = (SELECT MIN(Id) FROM solutions WHERE State = 'Submitted')"),
        Of("submissions.before-the-deadline", "UPDATE challenge_briefs SET Deadline = (SELECT MIN(ReceivedAt) FROM submissions WHERE ChallengeId = challenge_briefs.Id) WHERE OpenedAt IS NOT NULL AND AwardedAt IS NULL", "market market.same-deadline"),
        // Its statement names the deadline as well.
        Of("submissions.names-its-deadline", "UPDATE submissions SET Deadline = ReceivedAt WHERE Id = (SELECT MIN(Id) FROM submissions)", "submissions.vouched-for"),
        Of("submissions.sealed-while-it-stands", "UPDATE submissions SET WithdrawnBy = SubmittedBy WHERE Id = (SELECT MIN(Id) FROM submissions WHERE WithdrawnAt IS NULL)"),
        // Statement and event name the receipt as well.
        Of("submissions.receipt-number", "DROP INDEX IX_submissions_ReceiptNumber; UPDATE submissions SET ReceiptNumber = (SELECT ReceiptNumber FROM submissions WHERE WithdrawnAt IS NOT NULL) WHERE ReplacedAt IS NOT NULL", "submissions.vouched-for", "submissions.told-once"),
        Of("requests.effect", $"UPDATE known_requests SET SolutionId = {Nobody}"),
        Of("submissions.vouched-for", "UPDATE audit_secrets SET Nonce = X'00' WHERE LeafId = (SELECT MIN(Id) FROM submissions)"),
        Of("submissions.told-once", "UPDATE outbox SET Data = json_set(Data, '$.contentHash', 'ab') WHERE Type = 'SolutionSubmitted' AND Sequence = (SELECT MIN(Sequence) FROM outbox WHERE Type = 'SolutionSubmitted')"),
        Of("sealing.master-key", "UPDATE sealing SET Fingerprint = 'ab'"),
        Of("sealing.nothing-unsealed", $"INSERT INTO unsealed (Kind, Id, SolutionId) VALUES ('solution', {Nobody}, {Nobody})"),
        Of("sealing.opening-key", $"UPDATE opening_keys SET Public = zeroblob(64) WHERE Id = (SELECT Id FROM challenge_briefs {Port})"),
        Of("sealing.drafts", "UPDATE solutions SET Sealed = zeroblob(200) WHERE State = 'Draft'"),
        Of("sealing.submissions", "UPDATE submissions SET TeamKey = zeroblob(61) WHERE Id = (SELECT MIN(Id) FROM submissions)"),
        Of("sealing.opened", "UPDATE opened_submissions SET Sealed = zeroblob(200) WHERE Id = (SELECT MIN(Id) FROM opened_submissions)"),
        Of("deadlines.decided-in-order", "UPDATE deadline_decisions SET DecidedAt = DecidedAt - 86400000000 WHERE Number = 2"),
        Of("deadlines.last-one-counts", "UPDATE deadline_decisions SET Deadline = Deadline + 1 WHERE Number = 2", "market market.deadline-moves"),
        Of("deadlines.no-newer-decision", $"UPDATE challenge_briefs SET DeadlineMoves = 0 {Port}"),
        // Nobody can begin to open before the deadline.
        Of("deadlines.not-after-the-opening", $"INSERT INTO openings (Id, OrganisationId, ProposedBy, ProposedByName, ProposedAt, Record, Refused, Version) SELECT Id, OrganisationId, {Nobody}, 'x', 0, '[]', '[]', 0 FROM challenge_briefs {Port}", "openings.in-time"),
        Of("openings.two-persons", "UPDATE openings SET ConfirmedBy = ProposedBy WHERE Id = (SELECT MIN(Id) FROM openings WHERE OpenedAt IS NOT NULL)"),
        Of("openings.enough-cards", "UPDATE challenge_briefs SET CardsNeeded = 2 WHERE AwardedAt IS NOT NULL"),
        Of("openings.in-time", "UPDATE openings SET ProposedAt = 0 WHERE Id = (SELECT MIN(Id) FROM openings WHERE OpenedAt IS NOT NULL)"),
        Of("openings.challenge-knows", "UPDATE challenge_briefs SET OpenedAt = OpenedAt + 1 WHERE AwardedAt IS NOT NULL"),
        // The challenge still says that it was opened.
        Of("openings.nothing-on-the-table-before", "DELETE FROM openings WHERE Id = (SELECT Id FROM juries WHERE CompletedAt IS NULL)", "openings.challenge-knows"),
        Of("openings.all-accounted-for", $"UPDATE opened_submissions SET SolutionId = {Nobody} WHERE Id = (SELECT MIN(Id) FROM opened_submissions WHERE {InJudging})"),
        Of("openings.record", "UPDATE openings SET Record = json_remove(Record, '$[0]') WHERE Id = (SELECT MIN(Id) FROM openings WHERE OpenedAt IS NOT NULL)"),
        Jury("juries.active-members", "ActiveIds = json_remove(ActiveIds, '$[0]')"),
        Jury("juries.each-person-once", "Members = json_insert(Members, '$[#]', json_extract(Members, '$[0]'))"),
        Jury("juries.one-chair", "Members = json_set(Members, '$[0].chair', json('true'))"),
        Jury("juries.chair-is-a-juror", "Members = json_insert(Members, '$[#]', json_set(json_extract(Members, '$[0]'), '$.personId', lower('11111111-1111-1111-1111-111111111111'), '$.chair', json('true'), '$.seat', 'observer', '$.state', 'declined'))"),
        Jury("juries.chair-by-two", "ChairChanges = json_array(json_object('toId', json_extract(Members, '$[0].personId'), 'toName', 'Jef', 'reason', 'Ziek', 'askedBy', json_extract(Members, '$[0].personId'), 'at', '2026-11-02T09:00:00Z', 'state', 'declined'))"),
        Jury("juries.moved-up", "Moves = json_array(json_object('goneId', json_extract(Members, '$[0].personId'), 'goneName', 'Jef', 'cause', 'declined', 'reason', '', 'nextId', (SELECT json_extract(value, '$.personId') FROM json_each(Members) WHERE json_extract(value, '$.seat') = 'reserve'), 'nextName', 'Fien', 'at', '2099-01-01T00:00:00Z'))"),
        Of("juries.guests-used-once", "UPDATE guest_invitations SET ClaimedAt = InvitedAt"),
        Jury("juries.assigned-once", "Assignments = json_insert(Assignments, '$[#]', json_extract(Assignments, '$[0]'))"),
        Jury("juries.judges-what-is-on-the-table", "Assignments = json_insert(Assignments, '$[#]', json_object('personId', json_extract(Members, '$[0].personId'), 'alias', 'ZZ'))"),
        // What links a juror to a team follows from the declaration as well.
        Jury("juries.ready-to-judge", "Members = json_remove(Members, '$[0].declaration')", "juries.findings-as-derived"),
        Jury("juries.free-of-conflict", "Members = json_set(Members, '$[0].declaration.organisationIds', json_array((SELECT lower(LeadOrganisationId) FROM opened_submissions WHERE ChallengeId = juries.Id LIMIT 1)))", "juries.findings-as-derived"),
        Jury("juries.findings-as-derived", "Findings = json_insert(Findings, '$[#]', json_object('personId', json_extract(Members, '$[0].personId'), 'alias', 'A', 'weight', 'warning', 'steps', json_array()))"),
        Jury("juries.stranded-is-hidden-and-unjudged", "Stranded = json_array(json_extract(Assignments, '$[0].alias'))"),
        Jury("juries.reopened-by-two", "Reopenings = json_array(json_object('personId', json_extract(Members, '$[0].personId'), 'alias', 'A', 'reason', 'Zomaar', 'at', '2026-11-02T09:00:00Z', 'state', 'allowed', 'decidedBy', json_extract(Members, '$[0].personId'), 'decidedAt', '2026-11-02T09:00:00Z'))"),
        Jury("juries.completed-when-all-is-locked", "CompletedAt = AssignedAt"),
        Of("scores.in-range", $"UPDATE score_sheets SET Scores = json_set(Scores, '$[0].tenths', 500) {AnOpenSheet}"),
        Of("scores.abstention-is-no-score", $"UPDATE score_sheets SET Scores = json_set(Scores, '$[0].abstained', json('true')) {AnOpenSheet}"),
        Of("scores.on-the-criteria", $"UPDATE score_sheets SET Scores = json_set(Scores, '$[0].criterionId', lower({Nobody})) {AnOpenSheet}"),
        // A criterion that becomes a requirement afterwards; the market's two copies then differ as well.
        Of("scores.requirement-is-met-or-not", "UPDATE challenge_briefs SET Criteria = json_set(Criteria, '$[0].weight', 0, '$[0].minimum', 5) WHERE Id = (SELECT Id FROM juries WHERE CompletedAt IS NULL)", "market market.same-criteria"),
        Jury("scores.locked-after-clearance", "Members = (SELECT json_group_array(json_remove(value, '$.clearances')) FROM json_each(Members))"),
        Of("scores.locked-are-complete", $"UPDATE score_sheets SET Scores = json_set(Scores, '$[0].remark', '') {ALockedSheet}"),
        Of("scores.lock-is-noted", $"UPDATE score_sheets SET LockedAt = 1 {AnOpenSheet}"),
        Of("scores.sheet-of-each-lock", $"DELETE FROM score_sheets {ALockedSheet}"),
        // The award rests on it, and follows a complete scoring as well.
        Of("reports.after-the-scoring", "UPDATE juries SET CompletedAt = NULL WHERE Id IN (SELECT Id FROM jury_reports)", "awards.after-the-scoring"),
        Of("reports.settle-the-jury", "UPDATE juries SET SettledAt = NULL WHERE SettledAt IS NOT NULL"),
        Of("reports.hashes", "UPDATE jury_reports SET Signatures = json_set(Signatures, '$[0].content', replace(json_extract(Signatures, '$[0].content'), '\"general\":\"', '\"general\":\"Niet ')) WHERE json_array_length(Signatures) > 0", "reports.signed-by-all"),
        Of("reports.members-sign", $"UPDATE jury_reports SET Signatures = json_insert(Signatures, '$[#]', json_set(json_extract(Signatures, '$[0]'), '$.personId', lower({Nobody}))) WHERE json_array_length(Signatures) > 0"),
        Of("reports.signed-by-all", "UPDATE jury_reports SET Signatures = json_remove(Signatures, '$[0]')"),
        Of("reports.follow-the-scores", "UPDATE score_sheets SET Scores = json_set(Scores, '$[0].tenths', 1) WHERE ChallengeId IN (SELECT Id FROM jury_reports) AND Alias = (SELECT json_extract(Places, '$[0].alias') FROM awards)", "awards.follow-the-ranking"),
        Of("reports.vouched-for", "UPDATE jury_reports SET Issued = json_set(Issued, '$.at', '2026-01-01T00:00:00+00:00')"),
        Of("talks.on-the-table", $"UPDATE jury_talks SET Alias = 'ZZ' WHERE {InJudging}"),
        Of("talks.answered-in-time", "UPDATE jury_talks SET Questions = json_set(Questions, '$[0].answeredAt', json_extract(Questions, '$[0].answerBy')) WHERE json_extract(Questions, '$[0].answer') IS NOT NULL"),
        Of("reports.whole-dialogue", "UPDATE jury_talks SET Questions = json_set(Questions, '$[0].answer', 'Anders') WHERE json_extract(Questions, '$[0].answer') IS NOT NULL"),
        Of("awards.concluded-in-order", "UPDATE awards SET ConcludedAt = PublishedAt"),
        Of("awards.from-the-report", "UPDATE awards SET ReportHash = 'ab'"),
        Of("awards.two-persons", "UPDATE awards SET ConfirmedBy = ProposedBy"),
        Of("awards.challenge-knows", "UPDATE challenge_briefs SET AwardedAt = AwardedAt + 1 WHERE AwardedAt IS NOT NULL"),
        Of("awards.after-the-scoring", "UPDATE juries SET CompletedAt = NULL WHERE CompletedAt IS NOT NULL", "reports.after-the-scoring"),
        Of("awards.not-by-the-jury", "UPDATE awards SET ProposedBy = (SELECT upper(json_extract(Members, '$[0].personId')) FROM juries WHERE juries.Id = awards.Id)"),
        Of("awards.follow-the-ranking", "UPDATE score_sheets SET Scores = json_set(Scores, '$[0].tenths', 1) WHERE ChallengeId IN (SELECT Id FROM awards) AND Alias = (SELECT json_extract(Places, '$[0].alias') FROM awards)", "reports.follow-the-scores"),
        Of("awards.results", "UPDATE awards SET Results = json_remove(Results, '$.solutionIds[0]')"),
        Of("market market.people", "UPDATE person_copies SET Name = 'x' WHERE Id = (SELECT MIN(Id) FROM person_copies)"),
        Of("market market.organisations", "UPDATE organisation_copies SET Name = 'x' WHERE Id = (SELECT MIN(Id) FROM organisation_copies)"),
        Of("market market.briefs", $"DELETE FROM challenge_briefs {Port}"),
        Of("market market.same-criteria", $"UPDATE challenge_briefs SET Criteria = json_set(Criteria, '$[0].description.nl', 'x') {Port}"),
        Of("market market.cancelled-together", $"UPDATE challenge_briefs SET Cancelled = 1 {Port}"),
    ];

    private static Mutation Of(string breaks, string sql, params IReadOnlyList<string> also) => new("solutions", breaks, sql, also);

    /// <summary>Of the jury that is still at work.</summary>
    private static Mutation Jury(string breaks, string change, params IReadOnlyList<string> also) => Of(breaks, $"UPDATE juries SET {change} WHERE CompletedAt IS NULL", also);
}
