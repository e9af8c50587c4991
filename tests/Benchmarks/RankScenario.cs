using System.Diagnostics;
using System.Globalization;

using Market.Local.Panels;
using Market.Solutions.Domain.Juries.Analysing;
using Market.Testing;

namespace Market.Benchmarks;

/// <summary>
/// The severity model: time and memory against summing the plain means of the same scores; and, on the real panels of shared/data/scores (or of MARKET_PANELS, a folder of that
/// kind), how much of what an oracle gains over plain means it gains when known biases are put into the scores.
/// </summary>
internal static class RankScenario
{
    private const int Rounds = 400;

    /// <summary>Of a panel's judges, who judge one performance.</summary>
    private const int Reviews = 3;

    public static Task RunAsync()
    {
        Console.WriteLine($"{"rank: fit",-40} {"ms",10} {"means ms",10} {"ratio",8} {"MB",8}");
        Time("30,000 scores, 10,000 x 200 x 3", 21, Drawn(10_000, 200));
        Time("1,000,000 scores, 333,334 x 1,000 x 3", 3, Drawn(333_334, 1_000));
        var folder = Environment.GetEnvironmentVariable("MARKET_PANELS") ?? Path.GetDirectoryName(SharedData.Find("scores/judge-scores.csv"));
        if (folder is null)
        {
            Console.WriteLine("No real panels: ../shared/data/scores is not beside the project, and MARKET_PANELS names no folder");
            return Task.CompletedTask;
        }

        var scores = PanelFiles.Read(new DirectoryInfo(folder));
        var real = new WeighedPanel(scores, score => score.Aspect);
        Time(string.Create(CultureInfo.InvariantCulture, $"real, {real.Scores.Length:N0} scores, {real.Units.Count:N0} x {real.Judges.Count}"), 21, (real.Scores, real.Units.Count, real.Judges.Count));
        Console.WriteLine();
        Console.WriteLine($"{"rank: pairs in the wrong order",-40} {"plain",8} {"model",8} {"oracle",8} {"share of the oracle's gain",27}");
        foreach (var section in scores.GroupBy(score => score.Section))
        {
            foreach (var bias in new[] { 0, 0.25, 0.5 })
                Recover(section.Key, bias, [.. section.GroupBy(score => score.Contest).Select(contest => WeighedPanel.OfPerformances(contest))]);
        }

        return Task.CompletedTask;
    }

    private static void Time(string name, int rounds, (JurorScore[] Scores, int Submissions, int Jurors) panel)
    {
        var (ours, means, memory) = (new List<double>(), new List<double>(), 0L);
        for (var round = 0; round < rounds; round++)
        {
            means.Add(Measure(() => Means(panel.Scores, panel.Submissions)));
            var before = GC.GetTotalAllocatedBytes(true);
            ours.Add(Measure(() => SeverityModel.Fit(panel.Scores, panel.Submissions, panel.Jurors)));
            memory = GC.GetTotalAllocatedBytes(true) - before;
        }

        var (mine, plain) = (ours.Order().ElementAt(rounds / 2), means.Order().ElementAt(rounds / 2));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} {mine,10:0.00} {plain,10:0.00} {mine / plain,8:0.0} {memory / 1048576.0,8:0.0}"));
    }

    /// <summary>
    /// The truth is the mean of the whole panel. Of it, each performance keeps three judges by lot, and every judge gets a bias of this standard deviation, in points of the section. The oracle knows the biases.
    /// </summary>
    private static void Recover(string section, double bias, IReadOnlyList<WeighedPanel> panels)
    {
        var random = new Random(17);
        var (plain, model, oracle) = (0L, 0L, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var panel in panels)
            {
                double[] biases = [.. panel.Judges.Select(_ => bias * Normal(random))];
                JurorScore[] kept = [.. panel.Scores.GroupBy(score => score.Submission).SelectMany(own => Kept(random, own))];
                JurorScore[] biased = [.. kept.Select(score => score with { Value = score.Value + biases[score.Juror], Related = false })];
                var truth = Means(panel.Scores, panel.Units.Count);
                plain += Misplaced(truth, Means(biased, panel.Units.Count));
                oracle += Misplaced(truth, Means(kept, panel.Units.Count));
                model += Misplaced(truth, [.. SeverityModel.Fit(biased, panel.Units.Count, panel.Judges.Count)!.Merits.Select(merit => merit.Mean)]);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{$"{section}, bias {bias}",-40} {plain / (double)Rounds,8:0.0} {model / (double)Rounds,8:0.0} {oracle / (double)Rounds,8:0.0} {(bias > 0 ? $"{100.0 * (plain - model) / (plain - oracle):0} %" : "-"),27}"));
    }

    private static JurorScore[] Kept(Random random, IEnumerable<JurorScore> own)
    {
        JurorScore[] all = [.. own];
        random.Shuffle(all);
        return all[..Math.Min(Reviews, all.Length)];
    }

    private static long Misplaced(double[] truth, double[] estimates) =>
        Enumerable.Range(0, truth.Length).Sum(left => Enumerable.Range(0, left).LongCount(right => (truth[left] > truth[right]) != (estimates[left] > estimates[right])));

    private static double[] Means(JurorScore[] scores, int submissions)
    {
        var (sums, counts) = (new double[submissions], new int[submissions]);
        foreach (var score in scores)
        {
            sums[score.Submission] += score.Value;
            counts[score.Submission]++;
        }

        for (var submission = 0; submission < submissions; submission++)
            sums[submission] /= counts[submission];
        return sums;
    }

    private static (JurorScore[] Scores, int Submissions, int Jurors) Drawn(int submissions, int jurors)
    {
        var random = new Random(6);
        double[] severities = [.. Enumerable.Range(0, jurors).Select(_ => 3 * Normal(random))];
        var scores = new JurorScore[3 * submissions];
        for (var submission = 0; submission < submissions; submission++)
        {
            var (merit, first) = (60 + (8 * Normal(random)), random.Next(jurors));
            for (var review = 0; review < 3; review++)
            {
                var juror = (first + (review * (1 + random.Next(jurors / 3)))) % jurors;
                scores[(3 * submission) + review] = new JurorScore(submission, juror, merit + severities[juror] + (5 * Normal(random)));
            }
        }

        return (scores, submissions, jurors);
    }

    private static double Measure(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
