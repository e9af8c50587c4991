namespace Market.Solutions.Domain.Juries.Analysing;

/// <summary>
/// The order when only who a juror put above whom counts, and not by how many points: advisory, beside the binding ranking. A juror compares what this juror judged.
/// </summary>
internal static class Preferences
{
    /// <summary>More than this are not compared by Schulze's method, whose work grows with the third power.</summary>
    public const int MostForSchulze = 300;

    /// <summary>
    /// Borda (1784) for juries in which not everybody judges everything: of the other submissions that the same juror judged, the share that is below, equal ones half; then the mean
    /// over the submission's jurors. From 0 to 1; 0.5 where a juror judged nothing else.
    /// </summary>
    /// <returns>By index of the submission.</returns>
    public static double[] Borda(IReadOnlyCollection<JurorScore> totals, int submissions)
    {
        var (sums, counts) = (new double[submissions], new int[submissions]);
        foreach (var mine in totals.GroupBy(total => total.Juror).Select(own => own.ToList()))
        {
            foreach (var total in mine)
            {
                var others = mine.Count - 1;
                sums[total.Submission] += others == 0 ? 0.5 : (mine.Count(other => other.Value < total.Value) + ((mine.Count(other => other.Value.Equals(total.Value)) - 1) / 2.0)) / others;
                counts[total.Submission]++;
            }
        }

        return [.. sums.Zip(counts, (sum, count) => sum / count)];
    }

    /// <summary>
    /// The Schulze method (Schulze 2011, winning votes): a beats b when the strongest path of pairwise wins from a to b is stronger than the one back. It finds the Condorcet winner
    /// where there is one.
    /// </summary>
    /// <returns>Rank by index of the submission, equal ones sharing it (1, 1, 3); null when there are more than <see cref="MostForSchulze"/>.</returns>
    public static int[]? Schulze(IReadOnlyCollection<JurorScore> totals, int submissions)
    {
        if (submissions > MostForSchulze)
            return null;
        var paths = Strengthen(Wins(Above(totals, submissions)));
        return [.. Enumerable.Range(0, submissions).Select(mine => 1 + Enumerable.Range(0, submissions).Count(other => paths[other, mine] > paths[mine, other]))];
    }

    /// <summary>The submission that more jurors put above than below each other one; null when there is none.</summary>
    public static int? Condorcet(IReadOnlyCollection<JurorScore> totals, int submissions)
    {
        if (submissions > MostForSchulze)
            return null;
        var above = Above(totals, submissions);
        var winners = Enumerable.Range(0, submissions).Where(mine => Enumerable.Range(0, submissions).All(other => other == mine || above[mine, other] > above[other, mine])).ToList();
        return winners.Count == 1 ? winners[0] : null;
    }

    /// <summary>How many jurors put the first above the second.</summary>
    private static int[,] Above(IReadOnlyCollection<JurorScore> totals, int submissions)
    {
        var above = new int[submissions, submissions];
        foreach (var mine in totals.GroupBy(total => total.Juror).Select(own => own.ToList()))
        {
            foreach (var (left, right) in mine.SelectMany(left => mine.Where(right => left.Value > right.Value).Select(right => (left, right))))
                above[left.Submission, right.Submission]++;
        }

        return above;
    }

    private static int[,] Wins(int[,] above)
    {
        var wins = (int[,])above.Clone();
        for (var left = 0; left < wins.GetLength(0); left++)
        {
            for (var right = 0; right < wins.GetLength(0); right++)
            {
                if (above[left, right] <= above[right, left])
                    wins[left, right] = 0;
            }
        }

        return wins;
    }

    /// <summary>The widest path between each two (Floyd 1962).</summary>
    private static int[,] Strengthen(int[,] paths)
    {
        var count = paths.GetLength(0);
        for (var over = 0; over < count; over++)
        {
            for (var from = 0; from < count; from++)
            {
                for (var to = 0; from != over && to < count; to++)
                {
                    if (to != from && Math.Min(paths[from, over], paths[over, to]) is var path && path > paths[from, to])
                        paths[from, to] = path;
                }
            }
        }

        return paths;
    }
}
