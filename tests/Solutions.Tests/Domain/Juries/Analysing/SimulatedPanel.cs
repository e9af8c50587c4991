using Market.Solutions.Domain.Juries.Analysing;

namespace Market.Solutions.Tests.Domain.Juries.Analysing;

/// <summary>Scores that follow from known merits and severities, with noise of standard deviation 1.</summary>
internal sealed record SimulatedPanel(double[] Merits, double[] Severities, JurorScore[] Scores)
{
    /// <summary>Merits as this jury would give them on average.</summary>
    public IEnumerable<double> OfThisJury => Merits.Select(merit => merit + Severities.Average());

    public IEnumerable<double> AroundThisJury => Severities.Select(severity => severity - Severities.Average());

    /// <param name="reviews">Jurors of each submission, drawn anew for each.</param>
    /// <param name="severity">Standard deviation between the jurors.</param>
    public static SimulatedPanel Of(Random random, int submissions, int jurors, int reviews, double severity)
    {
        double[] merits = [.. Enumerable.Range(0, submissions).Select(_ => 60 + (1.5 * Normal(random)))];
        double[] severities = [.. Enumerable.Range(0, jurors).Select(_ => severity * Normal(random))];
        var pairs = Enumerable.Range(0, submissions).SelectMany(submission => Drawn(random, jurors, reviews).Select(juror => (submission, juror)));
        return new SimulatedPanel(merits, severities, [.. pairs.Select(pair => new JurorScore(pair.submission, pair.juror, merits[pair.submission] + severities[pair.juror] + Normal(random)))]);
    }

    /// <summary>Pairs of submissions that the estimates put in the wrong order.</summary>
    public int Misplaced(double[] estimates) =>
        Enumerable.Range(0, Merits.Length).Sum(left => Enumerable.Range(0, left).Count(right => (Merits[left] > Merits[right]) != (estimates[left] > estimates[right])));

    private static int[] Drawn(Random random, int jurors, int reviews)
    {
        int[] all = [.. Enumerable.Range(0, jurors)];
        random.Shuffle(all);
        return all[..reviews];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
