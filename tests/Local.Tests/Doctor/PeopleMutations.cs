using static Market.Local.Tests.Doctor.Mutation;

namespace Market.Local.Tests.Doctor;

/// <summary>Of the identity and notifications services.</summary>
internal static class PeopleMutations
{
    private const string Association = "WHERE Name LIKE 'Vereniging%'";

    /// <summary>Somebody new, of whom the others will still hear.</summary>
    private const string Newcomer = $$"""
        INSERT INTO outbox (Id, Type, Data, Time, Attempts, NextAttemptAt)
        SELECT {{Nobody}}, 'PersonSaved', json_object('personId', lower({{Nobody}}), 'name', 'x', 'email', {0}, 'language', 'nl', 'roles', json_array('member'), 'active', json('true')), Time, 0, Time FROM outbox LIMIT 1;
        INSERT INTO people (Id, Name, Email, Language, Roles, Active, RegisteredAt, Version) VALUES ({{Nobody}}, 'x', {0}, 'nl', '["member"]', 1, 0, 0)
        """;

    public static readonly IReadOnlyList<Mutation> All =
    [
        Identity("organisations.kbo", $"UPDATE organisations SET Kbo = '0000000000' {Association}; {Tell("kbo", "'0000000000'")}"),
        Identity("organisations.kbo-once", $"DROP INDEX IX_organisations_Kbo; UPDATE organisations SET Kbo = '0999000129' {Association}; {Tell("kbo", "'0999000129'")}"),
        Identity("organisations.type", $"UPDATE organisations SET Type = 'club' {Association}; {Tell("type", "'club'")}"),
        Identity("people.organisation", $"DELETE FROM organisations {Association}"),
        Identity("people.roles-fit", $"UPDATE people SET Roles = '[\"member\",\"officer\",\"juror\"]' WHERE Name LIKE 'Julie%'; UPDATE outbox SET Data = json_set(Data, '$.roles', json_array('member', 'officer', 'juror')) WHERE Data LIKE '%Julie%'", "market market.people"),
        Identity("people.mail-address", Newcomer.Replace("{0}", "'X@Y.BE'", StringComparison.Ordinal)),
        Identity("people.mail-address-once", "DROP INDEX IX_people_Email; " + Newcomer.Replace("{0}", "(SELECT MIN(Email) FROM people)", StringComparison.Ordinal)),
        Identity("accounts.of-a-person", "UPDATE accounts SET UserName = 'x' WHERE Id = (SELECT MIN(Id) FROM accounts)"),
        Identity("people.told", "UPDATE outbox SET Data = json_set(Data, '$.name', 'x') WHERE Data LIKE '%Julie%'"),
        Identity("organisations.told", Tell("name", "'x'")),
        Notifications("notifications.once", $"DROP INDEX IX_notification_EventId_PersonId; INSERT INTO notification (Id, EventId, PersonId, Kind, Facts, Link, At, Version) SELECT {Nobody}, EventId, PersonId, Kind, Facts, Link, At, 0 FROM notification LIMIT 1"),
        Notifications("notifications.known-kind", "UPDATE notification SET Kind = 'gossip' WHERE Id = (SELECT MIN(Id) FROM notification)"),
        Notifications("notifications.read-after-told", "UPDATE notification SET ReadAt = At - 1 WHERE Id = (SELECT MIN(Id) FROM notification)"),
        Notifications("market market.told-of-something", $"UPDATE notification SET EventId = {Nobody} WHERE Id = (SELECT MIN(Id) FROM notification WHERE Kind = 'approval-requested')"),
        Notifications("mails.of-a-notification", $"INSERT INTO mail (Id, Attempts, NextAttemptAt) VALUES ({Nobody}, 0, 0)"),
        Notifications("mails.one-fate", "UPDATE mail SET SentAt = NextAttemptAt, ParkedAt = NextAttemptAt, LeasedBy = NULL WHERE Id = (SELECT MIN(Id) FROM mail)"),
        Notifications("mails.done-is-free", $"UPDATE mail SET SentAt = NextAttemptAt, LeasedBy = {Nobody} WHERE Id = (SELECT MIN(Id) FROM mail)"),
        Notifications("market market.receipt-announced", "DELETE FROM mail WHERE Id IN (SELECT Id FROM notification WHERE Kind = 'solution-replaced'); DELETE FROM notification WHERE Kind = 'solution-replaced'"),
        Notifications("market market.followers", "DELETE FROM following WHERE PersonId = (SELECT MIN(PersonId) FROM following)"),
        Notifications("market market.teams", "DELETE FROM participation WHERE SolutionId = (SELECT MIN(SolutionId) FROM participation)"),
        Notifications("market market.jury-seats", "DELETE FROM jury_seat WHERE PersonId = (SELECT MIN(PersonId) FROM jury_seat)"),
    ];

    private static string Tell(string what, string value) => $"UPDATE outbox SET Data = json_set(Data, '$.{what}', {value}) WHERE Type = 'OrganisationSaved' AND Data LIKE '%Vereniging%'";

    private static Mutation Identity(string breaks, string sql, params IReadOnlyList<string> also) => new("identity", breaks, sql, also);

    private static Mutation Notifications(string breaks, string sql, params IReadOnlyList<string> also) => new("notifications", breaks, sql, also);
}
