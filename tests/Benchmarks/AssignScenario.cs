using System.Globalization;

using Market.Solutions.Domain.Juries.Assigning;
using Market.Solutions.Tests.Domain.Juries.Assigning;

namespace Market.Benchmarks;

/// <summary>
/// The best assignment of jurors, against OR-Tools' minimum cost flow on the same arcs: sparse questions (a juror knows some subjects), dense and contended ones
/// (everybody may judge all, loads barely suffice, and all like the same). Whole times: arranging what is given, and solving; OR-Tools is given what is arranged already.
/// </summary>
internal static class AssignScenario
{
    private const int Reviews = 3;

    public static Task RunAsync()
    {
        Console.WriteLine($"{"assign",-34} {"ours ms",10} {"OR-Tools ms",12} {"ratio",8} {"cpu ratio",10} {"MB",8} {"total",12} {"gap",6} same");
        Compare("sparse 1,000 x 200", 15, Sparse(1_000, 200));
        Compare("sparse 5,000 x 1,000", 15, Sparse(5_000, 1_000));
        Compare("sparse 10,000 x 2,000", 15, Sparse(10_000, 2_000));
        Compare("dense contended 1,000 x 200", 15, Dense(1_000, 200));
        Compare("dense contended 5,000 x 1,000", 3, Dense(5_000, 1_000));
        AssignMatrices.Run();
        return Task.CompletedTask;
    }

    /// <summary>Thirty jurors for each submission, a fifth more places than reviews.</summary>
    public static Question Sparse(int submissions, int jurors)
    {
        var chance = new Random(1);
        var fits = new List<Fit>();
        for (var submission = 0; submission < submissions; submission++)
        {
            foreach (var juror in Enumerable.Range(0, 30).Select(_ => chance.Next(jurors)).Distinct())
                fits.Add(new Fit(submission, juror, 1 + chance.Next(1000)));
        }

        return new Question(submissions, jurors, (int)Math.Ceiling(1.2 * Reviews * submissions / jurors), [.. fits]);
    }

    /// <summary>Every pair; some jurors are good at nearly everything, and there is a twentieth more places than reviews.</summary>
    public static Question Dense(int submissions, int jurors)
    {
        var chance = new Random(2);
        var liked = Enumerable.Range(0, jurors).Select(_ => chance.Next(700)).ToArray();
        var fits = new Fit[submissions * jurors];
        for (var pair = 0; pair < fits.Length; pair++)
            fits[pair] = new Fit(pair / jurors, pair % jurors, liked[pair % jurors] + chance.Next(300));
        return new Question(submissions, jurors, (int)Math.Ceiling(1.05 * Reviews * submissions / jurors), fits);
    }

    private static void Compare(string name, int rounds, Question question)
    {
        var (problem, total) = (question.Arrange(), 0L);
        var solver = new AssignmentSolver(problem);
        var both = Alternating.Measure(rounds,
            () =>
            {
                solver = new AssignmentSolver(question.Arrange());
                solver.Solve();
            },
            () => total = Oracle.Solve(problem).Total);
        var (ours, theirs) = (both[0], both[1]);

        List<Fit> pairs = [.. solver.Pairs()];
        var (gap, reached) = (AssignmentProof.Gap(problem, pairs, solver.Prices), pairs.Sum(pair => (long)pair.Value));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-34} {ours.Milliseconds,10:0.00} {theirs.Milliseconds,12:0.0} {theirs.Milliseconds / ours.Milliseconds,8:0.0} {theirs.Processor / ours.Processor,10:0.0} {ours.Megabytes,8:0.0} {reached,12} {gap,6} {(reached == total ? "yes" : "NO")}"));
        if (gap != 0 || reached != total)
            Environment.ExitCode = 1;
    }

    internal sealed record Question(int Submissions, int Jurors, int Load, Fit[] Fits)
    {
        public AssignmentProblem Arrange() => new([.. Enumerable.Repeat(Reviews, Submissions)], [.. Enumerable.Repeat(Load, Jurors)], Fits);
    }
}
