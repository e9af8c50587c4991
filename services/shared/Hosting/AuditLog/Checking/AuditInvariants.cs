using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.Invariants;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.AuditLog.Checking;

/// <summary>What holds of every service's audit log.</summary>
internal static class AuditInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<MarketDb>("log.whole", "The audit log is what was written and signed: rows, places, subtrees and checkpoints fit together",
            async (db, services, cancel) => await new LogCheck(db, services.GetRequiredService<LogKey>().Verifier).RunAsync([], cancel)),
        Invariant.Of<MarketDb>("log.secret-of-a-leaf", "What makes a leaf readable belongs to a leaf",
            db => db.AuditSecrets.Where(secret => !db.AuditLeaves.Any(leaf => leaf.Id == secret.LeafId)).Select(secret => secret.LeafId)),
        Invariant.Of<MarketDb>("log.person-with-salt", "Who acted stands with its salt, or both were erased",
            db => db.AuditSecrets.Where(secret => (secret.PersonId == null) != (secret.Salt == null)).Select(secret => secret.LeafId)),
    ];
}
