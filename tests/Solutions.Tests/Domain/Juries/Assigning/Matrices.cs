using System.Globalization;

using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>Reads real similarities: a line "papers reviewers", then for each paper one line of numbers.</summary>
internal static class Matrices
{
    /// <summary>What one is in an <see cref="AssignmentProblem"/> made here: similarities count to the millionth.</summary>
    public const int One = 1_000_000;

    /// <summary>The most that a reviewer takes, of the matrices in shared/data/assignment.</summary>
    public static readonly IReadOnlyDictionary<string, int> Caps = new Dictionary<string, int> { ["aamas2015"] = 12, ["preflib1"] = 6, ["preflib2"] = 7, ["preflib3"] = 6 };

    /// <param name="load">The most that a reviewer takes.</param>
    public static AssignmentProblem Read(string path, int reviews, Func<int, int, int> load)
    {
        var lines = File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Select(Numbers);
        var (papers, reviewers) = lines.First() is [var rows, var columns] ? ((int)rows, (int)columns) : throw new InvalidDataException($"{path} does not begin with two numbers");
        var rest = lines.Skip(1).ToList();
        if (rest.Count != papers || rest.Any(row => row.Length != reviewers))
            throw new InvalidDataException($"{path} has not {papers} rows of {reviewers} numbers");
        var fits = rest.SelectMany((row, paper) => row.Select((similarity, reviewer) => new Fit(paper, reviewer, (int)Math.Round(similarity * One)))).ToArray();
        return new AssignmentProblem([.. Enumerable.Repeat(reviews, papers)], [.. Enumerable.Repeat(load(papers, reviewers), reviewers)], fits);
    }

    private static double[] Numbers(string line) => [.. line.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
