using Market.Challenges.Domain;
using Market.Hosting.Storage;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Copies;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Doctor;

/// <summary>The challenge that everyone sees and the one that solutions are received for have come equally far, unless news is under way.</summary>
internal static class ProgressInvariants
{
    public static readonly IReadOnlyList<MarketInvariant> All =
    [
        Of("market.same-deadline", "The deadline that everyone sees is the one that counts", (challenge, brief) => (challenge.Deadline, challenge.OpeningFrom) != (brief.Deadline, brief.OpeningFrom)),
        Of("market.cancelled-together", "A challenge is cancelled for everyone or for nobody", (challenge, brief) => (challenge.State == ChallengeState.Cancelled) != brief.Cancelled),
        Of("market.opened-together", "A challenge is in judging or awarded exactly when its submissions were opened", (challenge, brief) =>
            challenge.State != ChallengeState.Cancelled && (challenge.State is ChallengeState.Judging or ChallengeState.Awarded) != (brief.OpenedAt is not null)),
        new("market.awarded-together", "Published results are those of the award, and no award stays unpublished", AwardsAsync),
        new("market.deadline-moves", "Each confirmed wish for another deadline got one answer, and that is the one that everyone sees", MovesAsync),
    ];

    private static MarketInvariant Of(string name, string sentence, Func<Challenge, ChallengeBrief, bool> isBroken) => new(name, sentence, async (market, cancel) =>
    {
        var briefs = await market.Solutions.Briefs.AsNoTracking().ToDictionaryAsync(brief => brief.Id, cancel);
        var published = await PublishedAsync(market, cancel);
        return published.Where(challenge => briefs.TryGetValue(challenge.Id, out var brief) && isBroken(challenge, brief) && !market.IsUnderWay(challenge.Id)).Select(challenge => challenge.Id.ToString());
    });

    private static Task<List<Challenge>> PublishedAsync(MarketSnapshot market, CancellationToken cancel) =>
        market.Challenges.Challenges.AsNoTracking().Where(challenge => challenge.State >= ChallengeState.Published && challenge.State != ChallengeState.Archived).ToListAsync(cancel);

    private static async Task<IEnumerable<string>> AwardsAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var awards = await market.Solutions.Awards.AsNoTracking().Where(award => award.State == AwardState.Published).ToDictionaryAsync(award => award.Id, cancel);
        var published = await PublishedAsync(market, cancel);
        return published.Where(challenge => challenge.State != ChallengeState.Cancelled && !market.IsUnderWay(challenge.Id)
            && Shown(challenge.Results) != Shown(awards.GetValueOrDefault(challenge.Id)?.Results)).Select(challenge => challenge.Id.ToString());
    }

    private static string Shown(ChallengeResults? results) => results is null ? "" :
        string.Join('|', results.Winners.Select(winner => $"{winner.Rank} {winner.OrganisationName} {(int)(winner.Total * 100)} {winner.PrizeCents}").Prepend($"{results.Submissions}"));

    private static string Shown(AwardResults? results) => results is null ? "" :
        string.Join('|', results.Winners.OrderBy(winner => winner.Rank).Select(winner => $"{winner.Rank} {winner.OrganisationName} {winner.TotalHundredths} {winner.PrizeCents}").Prepend($"{results.Submissions}"));

    private static async Task<IEnumerable<string>> MovesAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var decisions = (await market.Solutions.DeadlineDecisions.AsNoTracking().ToListAsync(cancel))
            .Select(decision => (decision.ChallengeId, decision.Number, decision.Deadline, decision.Refusal)).ToHashSet();
        var moves = (await PublishedAsync(market, cancel)).SelectMany(challenge => challenge.DeadlineMoves.Where(move => move.State is DeadlineMoveState.Confirmed or DeadlineMoveState.Applied or DeadlineMoveState.Refused)
            .Select(move => (challenge.Id, move.Number, Deadline: move.Deadline.ToMicroseconds(), Refusal: move.State == DeadlineMoveState.Confirmed ? "no answer" : move.RefusedBecause))).ToHashSet();
        return moves.Except(decisions).Concat(decisions.Except(moves)).Where(move => !market.IsUnderWay(move.Item1)).Select(move => $"challenge {move.Item1}, change {move.Item2}").Distinct();
    }
}
