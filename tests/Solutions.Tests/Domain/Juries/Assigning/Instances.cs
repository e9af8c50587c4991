using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>Made-up questions; the same seed makes the same one.</summary>
internal static class Instances
{
    /// <param name="share">Of all pairs, those that may be.</param>
    /// <param name="values">Fits are whole numbers from 0 up to and without this.</param>
    /// <param name="even">Every juror takes as much as the load; otherwise up to it.</param>
    public static AssignmentProblem Random(int seed, int submissions, int jurors, int reviews, int load, double share, int values, bool even = false)
    {
        var chance = new Random(seed);
        var fits = new List<Fit>();
        for (var submission = 0; submission < submissions; submission++)
        {
            for (var juror = 0; juror < jurors; juror++)
            {
                if (chance.NextDouble() < share)
                    fits.Add(new Fit(submission, juror, chance.Next(values)));
            }
        }

        return new AssignmentProblem([.. Enumerable.Repeat(reviews, submissions)], [.. Enumerable.Range(0, jurors).Select(_ => even ? load : chance.Next(load + 1))], fits.ToArray());
    }
}
