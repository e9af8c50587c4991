using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Files;
using Market.Hosting.Invariants;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Invariants;

/// <summary>What holds of criteria, prizes and documents.</summary>
internal static class PartInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Of("challenges.criteria-frozen", "Criteria and weights are those that were published", challenge =>
            IsPublished(challenge) && challenge.CriteriaHash is { } hash && hash != CriteriaHash.Of(challenge.Criteria)),
        Of("challenges.published-with-hash", "A published challenge has the hash of its criteria, and no other has one", challenge =>
            (challenge.CriteriaHash is not null) != IsPublished(challenge)),
        Of("challenges.weights", "The weights of a published challenge add up to 100", challenge =>
            IsPublished(challenge) && challenge.Criteria.Sum(criterion => criterion.Weight) != 100),
        Of("challenges.prizes-ranked", "Prizes are ranked 1, 2, 3 …", challenge =>
            challenge.State != ChallengeState.Archived && challenge.Prizes.Where((prize, index) => prize.Rank != index + 1).Any()),
        Invariant.Of<ChallengesDb>("documents.kept", "Each document is on disk, with the size and the hash that were noted", DamagedAsync),
    ];

    private static bool IsPublished(Challenge challenge) => challenge.State is >= ChallengeState.Published and not ChallengeState.Archived;

    private static Invariant Of(string name, string sentence, Func<Challenge, bool> isBroken) => Invariant.Of<ChallengesDb>(name, sentence, async (db, cancel) =>
    {
        var broken = new List<string>();
        await foreach (var challenge in db.Challenges.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (isBroken(challenge))
                broken.Add(challenge.Id.ToString());
        }

        return broken;
    });

    private static async Task<IEnumerable<string>> DamagedAsync(ChallengesDb db, IServiceProvider services, CancellationToken cancel)
    {
        var folder = services.GetRequiredService<FileFolder>();
        var faults = new List<string>();
        foreach (var challenge in await db.Challenges.AsNoTracking().Select(challenge => new { challenge.Id, challenge.Documents }).ToListAsync(cancel))
        {
            foreach (var document in challenge.Documents)
            {
                if (await folder.FaultOfAsync(document.Key, document.Size, document.Sha256, cancel) is { } fault)
                    faults.Add($"document {document.Id} of {challenge.Id} {fault}");
            }
        }

        return faults;
    }
}
