using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Invariants;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Invariants;

/// <summary>What holds of proposals for another deadline.</summary>
internal static class DeadlineMoveInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Of("deadlines.numbered", "Proposals for another deadline are numbered 1, 2, 3 …", (_, moves) => moves.Where((move, index) => move.Number != index + 1).Any()),
        Of("deadlines.two-persons", "Another deadline was proposed by one person and confirmed by another", (_, moves) =>
            moves.Any(move => move.ConfirmedBy == move.ProposedBy || (move.ConfirmedBy is null && move.State is DeadlineMoveState.Confirmed or DeadlineMoveState.Applied or DeadlineMoveState.Refused))),
        Of("deadlines.one-at-a-time", "One proposal is open at most", (_, moves) => moves.Count(move => move.IsOpen) > 1),
        Of("deadlines.applied", "The deadline is that of the proposal that was applied last", (deadline, moves) =>
            moves.LastOrDefault(move => move.State == DeadlineMoveState.Applied) is { } last && last.Deadline.ToMicroseconds() != deadline),
    ];

    private static Invariant Of(string name, string sentence, Func<DateTimeOffset?, IReadOnlyList<DeadlineMove>, bool> isBroken) => Invariant.Of<ChallengesDb>(name, sentence, async (db, cancel) =>
    {
        var challenges = await db.Challenges.AsNoTracking().Select(challenge => new { challenge.Id, challenge.Deadline, challenge.DeadlineMoves }).ToListAsync(cancel);
        return challenges.Where(challenge => isBroken(challenge.Deadline, challenge.DeadlineMoves)).Select(challenge => challenge.Id.ToString());
    });
}
