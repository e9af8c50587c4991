using static Market.Local.Tests.Doctor.Mutation;

namespace Market.Local.Tests.Doctor;

/// <summary>Of outbox, inbox and audit log, which every service has.</summary>
internal static class PlumbingMutations
{
    public static IEnumerable<Mutation> Of(string service) =>
    [
        new(service, "log.whole", """DROP TRIGGER audit_leaves_update; UPDATE audit_leaves SET "Hash" = zeroblob(32) WHERE "Index" = 0"""),
        new(service, "log.secret-of-a-leaf", $"INSERT INTO audit_secrets (LeafId) VALUES ({Nobody})"),
        new(service, "log.person-with-salt", $"UPDATE audit_secrets SET Salt = NULL, PersonId = {Nobody} WHERE LeafId = (SELECT MIN(LeafId) FROM audit_secrets WHERE Nonce IS NULL)"),
        .. Told(service), .. Heard(service),
    ];

    private static IEnumerable<Mutation> Told(string service) => service == "notifications" ? [] :
    [
        new(service, "outbox.numbered-without-gaps", "UPDATE outbox_counter SET Last = Last + 1"),
        new(service, "outbox.published-is-numbered", $"INSERT INTO outbox (Id, Type, Data, Time, Attempts, NextAttemptAt, PublishedAt) SELECT {Nobody}, 'ChallengeUnfollowed', '{{}}', Time, 0, Time, Time FROM outbox LIMIT 1"),
        new(service, "outbox.one-fate", "UPDATE outbox SET PublishedAt = Time, ParkedAt = Time WHERE Sequence = 1"),
        new(service, "outbox.readable", $"INSERT INTO outbox (Id, Type, Data, Time, Attempts, NextAttemptAt) SELECT {Nobody}, 'Gossip', Data, Time, 0, Time FROM outbox LIMIT 1"),
    ];

    private static IEnumerable<Mutation> Heard(string service) => service == "identity" ? [] :
    [
        new(service, "inbox.no-number-skipped", "DELETE FROM inbox WHERE Type = 'PersonSaved' AND Sequence = (SELECT MIN(Sequence) FROM inbox WHERE Type = 'PersonSaved')"),
        new(service, "inbox.failing-is-next", $"INSERT INTO inbox (EventId, Subscription, Sequence, Type, Status, Attempts, At) VALUES ({Nobody}, 'identity' || '.v1', 100000, 'PersonSaved', 'failing', 1, 0)"),
        new(service, "inbox.nothing-set-aside", "UPDATE inbox SET Status = 'quarantined' WHERE Type = 'PersonSaved' AND Sequence = (SELECT MIN(Sequence) FROM inbox WHERE Type = 'PersonSaved')"),
    ];
}
