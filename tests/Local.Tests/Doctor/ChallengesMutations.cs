using static Market.Local.Tests.Doctor.Mutation;

namespace Market.Local.Tests.Doctor;

internal static class ChallengesMutations
{
    // Challenges in the demo world have numbers: 1 draft, 2 in review, 3 crowds, 5 port, 6 sealed, 7 judging; 4 was cancelled in the busy week.
    private const string OfPort = "WHERE OrganisationName LIKE 'Haven%'";
    private const string OfCrowd = "WHERE Slug LIKE 'drukte%'";

    public static readonly IReadOnlyList<Mutation> All =
    [
        Of("challenges.approved", "UPDATE challenges SET ApproverId = NULL WHERE State = 5"),
        Of("challenges.approved-by-another", "UPDATE challenges SET ApproverId = AuthorId WHERE State = 5"),
        Of("challenges.listed-when-public", "UPDATE challenges SET IsListed = 0 WHERE State = 5"),
        Of("challenges.planned-with-time", "UPDATE challenges SET State = 3, PublishAt = NULL, ApproverId = " + Nobody + " WHERE State = 1"),
        Of("challenges.dates-in-order", "UPDATE challenges SET PublishedAt = Deadline WHERE State = 5"),
        Of("challenges.cancelled-with-reason", "UPDATE challenges SET CancelledReason = 'zomaar' WHERE State = 5"),
        Of("challenges.awarded-with-results", "UPDATE challenges SET Results = (SELECT Results FROM challenges WHERE State = 6) WHERE State = 7"),
        Of("challenges.criteria-frozen", "UPDATE challenges SET Criteria = json_set(Criteria, '$[0].description.nl', 'iets anders') WHERE State = 5"),
        Of("challenges.published-with-hash", "UPDATE challenges SET CriteriaHash = 'ab' WHERE State = 0"),
        // The hash covers the weights as well.
        Of("challenges.weights", "UPDATE challenges SET Criteria = json_set(Criteria, '$[0].weight', 99) WHERE State = 5", "challenges.criteria-frozen"),
        Of("challenges.prizes-ranked", "UPDATE challenges SET Prizes = json_set(Prizes, '$[0].rank', 2) WHERE State = 0"),
        Of("documents.kept", "UPDATE challenges SET Documents = json_set(Documents, '$[0].size', 1) WHERE State = 0"),
        Of("follows.each-once", $"DROP INDEX IX_follows_ChallengeId_PersonId; INSERT INTO follows (Id, ChallengeId, PersonId, Since, Version) SELECT {Nobody}, ChallengeId, PersonId, Since, 0 FROM follows LIMIT 1"),
        Of("follows.of-a-challenge", $"UPDATE follows SET ChallengeId = {Nobody} WHERE Id = (SELECT MIN(Id) FROM follows)", "market market.followers"),
        Of("deadlines.numbered", $"UPDATE challenges SET DeadlineMoves = json_set(DeadlineMoves, '$[0].number', 7) {OfCrowd}"),
        Of("deadlines.two-persons", $"UPDATE challenges SET DeadlineMoves = json_set(DeadlineMoves, '$[0].confirmedBy', json_extract(DeadlineMoves, '$[0].proposedBy')) {OfPort}"),
        Of("deadlines.one-at-a-time", $"UPDATE challenges SET DeadlineMoves = json_insert(DeadlineMoves, '$[#]', json_set(json_extract(DeadlineMoves, '$[0]'), '$.number', 2)) {OfCrowd}"),
        // The deadline is also compared with the one that counts.
        Of("deadlines.applied", $"UPDATE challenges SET Deadline = Deadline - 1000000 {OfPort}", "market market.same-deadline"),
        Of("catalogue.searchable", "DELETE FROM search_entries WHERE RecencyKey = (SELECT RecencyKey FROM challenges WHERE State = 5)"),
        Of("catalogue.nothing-hidden", "UPDATE challenges SET RecencyKey = 1 WHERE State = 0"),
        Of("catalogue.one-address", "DROP INDEX IX_challenges_Slug; UPDATE challenges SET Slug = (SELECT Slug FROM challenges WHERE State = 6) WHERE State = 0"),
        Of("market market.same-deadline", "UPDATE challenges SET OpeningFrom = OpeningFrom + 1000000 WHERE State = 5"),
        Of("market market.opened-together", "UPDATE challenges SET State = 4 WHERE State = 5"),
        Of("market market.awarded-together", "UPDATE challenges SET Results = json_set(Results, '$.submissions', 99) WHERE State = 6"),
        Of("market market.deadline-moves", $"UPDATE challenges SET DeadlineMoves = json_set(DeadlineMoves, '$[0].deadline', '2030-01-01T00:00:00+00:00') {OfPort}"),
        Of("market market.each-event-as-told", "UPDATE inbox SET Type = 'Gossip' WHERE Type = 'PersonSaved' AND Sequence = (SELECT MIN(Sequence) FROM inbox WHERE Type = 'PersonSaved')"),
    ];

    private static Mutation Of(string breaks, string sql, params IReadOnlyList<string> also) => new("challenges", breaks, sql, also);
}
