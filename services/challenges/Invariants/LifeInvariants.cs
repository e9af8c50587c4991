using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Invariants;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Invariants;

/// <summary>What holds of a challenge's way from draft to award.</summary>
internal static class LifeInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<ChallengesDb>("challenges.approved", "What was approved, planned or published has an approver, and a draft has none",
            db => db.Challenges.Where(challenge => challenge.State != ChallengeState.Archived
                && (challenge.State < ChallengeState.Approved ? challenge.ApproverId != null : challenge.ApproverId == null)).Select(challenge => challenge.Id)),
        Invariant.Of<ChallengesDb>("challenges.approved-by-another", "Nobody approved a challenge that the same person wrote or changed", OwnWorkAsync),
        Invariant.Of<ChallengesDb>("challenges.listed-when-public", "A challenge is in the catalogue exactly when it was published or taken over",
            db => db.Challenges.Where(challenge => challenge.IsListed != (challenge.State >= ChallengeState.Published)).Select(challenge => challenge.Id)),
        Invariant.Of<ChallengesDb>("challenges.planned-with-time", "A planned publication has a time",
            db => db.Challenges.Where(challenge => challenge.State == ChallengeState.Scheduled && challenge.PublishAt == null).Select(challenge => challenge.Id)),
        Invariant.Of<ChallengesDb>("challenges.dates-in-order", "A public challenge has a deadline after its publication, and is opened no earlier than that",
            db => db.Challenges.Where(challenge => challenge.State >= ChallengeState.Published && challenge.State != ChallengeState.Archived
                && (challenge.PublishedAt == null || challenge.Deadline == null || challenge.OpeningFrom == null
                    || challenge.PublishedAt >= challenge.Deadline || challenge.OpeningFrom < challenge.Deadline)).Select(challenge => challenge.Id)),
        Invariant.Of<ChallengesDb>("challenges.cancelled-with-reason", "A challenge has a reason for being cancelled exactly when it was",
            db => db.Challenges.Where(challenge => (challenge.State == ChallengeState.Cancelled) != (challenge.CancelledReason != null)).Select(challenge => challenge.Id)),
        Invariant.Of<ChallengesDb>("challenges.awarded-with-results", "A challenge has results exactly when it was awarded", async (db, cancel) =>
            from challenge in await db.Challenges.AsNoTracking().Where(challenge => challenge.State != ChallengeState.Archived)
                .Select(challenge => new { challenge.Id, challenge.State, challenge.Results }).ToListAsync(cancel)
            where (challenge.State == ChallengeState.Awarded) != (challenge.Results is not null)
            select challenge.Id.ToString()),
        Invariant.Of<ChallengesDb>("follows.each-once", "A person follows a challenge once",
            db => db.Follows.Where(follow => db.Follows.Any(other => other.ChallengeId == follow.ChallengeId && other.PersonId == follow.PersonId && other.Id != follow.Id)).Select(follow => follow.ChallengeId)),
        Invariant.Of<ChallengesDb>("follows.of-a-challenge", "What is followed is a challenge",
            db => db.Follows.Where(follow => !db.Challenges.Any(challenge => challenge.Id == follow.ChallengeId)).Select(follow => follow.Id)),
    ];

    private static async Task<IEnumerable<string>> OwnWorkAsync(ChallengesDb db, CancellationToken cancel)
    {
        var approved = await db.Challenges.AsNoTracking().Where(challenge => challenge.ApproverId != null)
            .Select(challenge => new { challenge.Id, challenge.AuthorId, challenge.EditorIds, challenge.ApproverId }).ToListAsync(cancel);
        return approved.Where(challenge => challenge.EditorIds.Append(challenge.AuthorId).Contains(challenge.ApproverId!.Value)).Select(challenge => challenge.Id.ToString());
    }
}
