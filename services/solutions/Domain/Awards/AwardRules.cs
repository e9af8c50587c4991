using Market.Kernel;
using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Domain.Awards;

/// <param name="PrizeRank">1 for the first prize, without gaps.</param>
internal sealed record ProposedWinner(string Alias, int PrizeRank);

/// <summary>
/// Which winners may be proposed: the first so many eligible rows of the ranking, in its order. Only inside a tie there is a choice, and
/// that choice, like awarding nobody, must be motivated.
/// </summary>
internal static class AwardRules
{
    public static Result<List<AwardedPlace>> Places(
        IReadOnlyList<ProposedWinner> winners, string? motivation, IReadOnlyList<RankingRow> ranking, IReadOnlyList<long> prizeCents)
    {
        if (motivation?.Length > Award.MaxMotivation)
            return AwardErrors.MotivationTooLong;
        var eligible = ranking.Where(row => row.Eligible).ToDictionary(row => row.Alias);
        for (var index = 0; index < winners.Count; index++)
        {
            if (!eligible.ContainsKey(winners[index].Alias))
                return AwardErrors.NotEligible(index);
        }

        var inOrder = winners.OrderBy(winner => winner.PrizeRank).ToList();
        if (CheckOrder(inOrder, [.. inOrder.Select(winner => eligible[winner.Alias])], [.. eligible.Values], prizeCents) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(motivation) && (winners.Count == 0 || winners.Any(winner => eligible[winner.Alias].Tied)))
            return AwardErrors.MotivationMissing;
        return inOrder.Select(winner => new AwardedPlace(winner.PrizeRank, winner.Alias, eligible[winner.Alias].TotalHundredths!.Value, Prize(prizeCents, winner.PrizeRank))).ToList();
    }

    private static Error? CheckOrder(List<ProposedWinner> winners, List<RankingRow> rows, List<RankingRow> eligible, IReadOnlyList<long> prizeCents)
    {
        if (!winners.Select(winner => winner.PrizeRank).SequenceEqual(Enumerable.Range(1, winners.Count)) || winners.DistinctBy(winner => winner.Alias).Count() < winners.Count)
            return AwardErrors.PrizeRanks;
        if (prizeCents.Count > 0 && winners.Count > prizeCents.Count)
            return AwardErrors.MoreWinnersThanPrizes(prizeCents.Count);
        // Equal shared ranks, place by place, means: nobody better was passed over, and only tied rows changed places.
        var possible = eligible.OrderBy(row => row.Rank).Take(winners.Count).Select(row => row.Rank);
        return rows.Select(row => row.Rank).SequenceEqual(possible) ? null : AwardErrors.OutOfOrder;
    }

    private static long? Prize(IReadOnlyList<long> prizeCents, int rank) => rank <= prizeCents.Count ? prizeCents[rank - 1] : null;
}
