using System.Diagnostics;
using System.Globalization;

using Market.Solutions.Domain.Juries.Assigning;
using Market.Solutions.Tests.Domain.Juries.Assigning;
using Market.Testing;

namespace Market.Benchmarks;

/// <summary>
/// Real similarities: the highest total against OR-Tools' minimum cost flow on the same arcs, and the worst-served submission first against the bound of OR-Tools' linear
/// solver. Reads every <c>*.in</c> of shared/data/assignment, or of the folder in MARKET_ASSIGN_FOLDER. How much a reviewer takes: MARKET_ASSIGN_LOADS ("name=12,other=6"),
/// else what is known of the file, else a fifth more places than reviews.
/// </summary>
internal static class AssignMatrices
{
    private const int Reviews = 3;
    private const int Rounds = 9;
    private const double One = Matrices.One;

    public static void Run()
    {
        var folder = Environment.GetEnvironmentVariable("MARKET_ASSIGN_FOLDER") ?? Path.GetDirectoryName(SharedData.Find("assignment/aamas2015.in"));
        if (folder is null)
        {
            Console.WriteLine("No real similarities: ../shared/data/assignment is not beside the project, and MARKET_ASSIGN_FOLDER names no folder");
            return;
        }

        Console.WriteLine($"{"highest total",-20} {"papers",7} {"people",7} {"load",5} {"ours ms",10} {"OR-Tools ms",12} {"ratio",8} {"cpu ratio",10} {"MB",8} {"total",12} {"gap",8} same");
        var questions = Directory.GetFiles(folder, "*.in").Order(StringComparer.Ordinal).Select(path => (Name: Path.GetFileNameWithoutExtension(path), Problem: Read(path))).ToList();
        questions.ForEach(question => CompareTotals(question.Name, question.Problem));
        Console.WriteLine($"{"worst served first",-20} {"ours ms",10} {"MB",8} {"minimum",10} {"bound",10} {"gap",8} {"total",12} {"bound",12} {"gap",8} {"OR-Tools' linear bound",24} {"ms",10}");
        questions.ForEach(question => CompareMinima(question.Name, question.Problem));
    }

    private static AssignmentProblem Read(string path) => Matrices.Read(path, Reviews, (papers, reviewers) => Load(Path.GetFileNameWithoutExtension(path)) ?? (int)Math.Ceiling(1.2 * Reviews * papers / reviewers));

    private static int? Load(string name)
    {
        var said = (Environment.GetEnvironmentVariable("MARKET_ASSIGN_LOADS") ?? "").Split(',').Select(pair => pair.Split('=')).FirstOrDefault(pair => pair is [var file, _] && file.Trim() == name);
        return said is not null ? int.Parse(said[1], CultureInfo.InvariantCulture) : Matrices.Caps.TryGetValue(name, out var known) ? known : null;
    }

    private static void CompareTotals(string name, AssignmentProblem problem)
    {
        var fits = Enumerable.Range(0, problem.Jurors.Length).Select(problem.At).ToArray();
        var (solver, expected) = (new AssignmentSolver(problem), 0L);
        var both = Alternating.Measure(Rounds,
            () =>
            {
                solver = new AssignmentSolver(new AssignmentProblem(problem.Reviews, problem.Loads, fits));
                solver.Solve();
            },
            () => expected = Oracle.Solve(problem).Total);
        var (ours, theirs) = (both[0], both[1]);
        List<Fit> pairs = [.. solver.Pairs()];
        var (total, gap) = (pairs.Sum(pair => (long)pair.Value), AssignmentProof.Gap(problem, pairs, solver.Prices));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20} {problem.Reviews.Length,7} {problem.Loads.Length,7} {problem.Loads[0],5} {ours.Milliseconds,10:0.00} {theirs.Milliseconds,12:0.0} {theirs.Milliseconds / ours.Milliseconds,8:0.0} {theirs.Processor / ours.Processor,10:0.0} {ours.Megabytes,8:0.0} {total / One,12:0.00} {gap / One,8:0.00} {(total == expected ? "yes" : "NO")}"));
        if (total != expected || gap != 0)
            Environment.ExitCode = 1;
    }

    private static void CompareMinima(string name, AssignmentProblem problem)
    {
        var fair = WorstFirst.Solve(problem);
        var ours = Alternating.Measure(Rounds, () => fair = WorstFirst.Solve(problem))[0];
        var started = Stopwatch.GetTimestamp();
        var linear = FairOracle.MinimumBound(problem);
        var theirs = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20} {ours.Milliseconds,10:0.0} {ours.Megabytes,8:0.0} {fair.Minimum / One,10:0.0000} {fair.MinimumBound / One,10:0.0000} {(fair.MinimumBound - fair.Minimum) / One,8:0.0000} {fair.Total / One,12:0.00} {fair.TotalBound / One,12:0.00} {(fair.TotalBound - fair.Total) / One,8:0.0000} {linear / One,24:0.0000} {theirs,10:0.0}"));
        if (fair.MinimumBound < fair.Minimum || fair.TotalBound < fair.Total || fair.Minimum > linear + 1)
            Environment.ExitCode = 1;
    }
}
