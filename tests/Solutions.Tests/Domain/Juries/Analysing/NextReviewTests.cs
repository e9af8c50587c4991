using Market.Solutions.Domain.Juries.Analysing;

namespace Market.Solutions.Tests.Domain.Juries.Analysing;

public sealed class NextReviewTests
{
    [Fact]
    public void The_review_that_is_named_narrows_the_doubt_between_two_as_much_as_any_would()
    {
        var panel = SimulatedPanel.Of(new Random(9), 8, 6, 2, 1);
        var fit = SeverityModel.Fit(panel.Scores, 8, 6)!;
        var possible = (from submission in Enumerable.Range(0, 8) from juror in Enumerable.Range(0, 6) where panel.Scores.All(score => (score.Submission, score.Juror) != (submission, juror)) select (submission, juror)).ToList();
        var named = NextReview.Between(fit, 2, 5, possible)!.Value;
        // The same question by solving the model anew with each review in it, at the same ratio.
        var best = possible.MinBy(pair => DoubtBetween(2, 5, [.. panel.Scores, new JurorScore(pair.submission, pair.juror, 60)], fit.Nodes[0].Ratio));
        Assert.Equal(DoubtBetween(2, 5, [.. panel.Scores, new JurorScore(best.submission, best.juror, 60)], fit.Nodes[0].Ratio), DoubtBetween(2, 5, [.. panel.Scores, new JurorScore(named.Submission, named.Juror, 60)], fit.Nodes[0].Ratio), 9);
    }

    [Fact]
    public void Nobody_is_named_when_everybody_judged_both()
    {
        var panel = SimulatedPanel.Of(new Random(9), 5, 4, 4, 1);
        Assert.Null(NextReview.Between(SeverityModel.Fit(panel.Scores, 5, 4)!, 0, 1, []));
    }

    /// <summary>Variance of the difference of two merits in squares of the noise.</summary>
    private static double DoubtBetween(int better, int worse, JurorScore[] scores, double ratio)
    {
        var equations = new NormalEquations(scores, 8, 6);
        var inverse = new SeverityNode(equations, Math.Log(ratio)).Factor.Inverse();
        double[] shares = [.. Enumerable.Range(0, 6).Select(juror => Share(better, juror) - Share(worse, juror))];
        var spread = Enumerable.Range(0, 6).Sum(row => Enumerable.Range(0, 6).Sum(column => shares[row] * inverse[Math.Max(row, column), Math.Min(row, column)] * shares[column]));
        return spread + (1.0 / equations.Count(better)) + (1.0 / equations.Count(worse));

        double Share(int submission, int juror) => (double)equations.JurorsOf(submission).Count(juror) / equations.Count(submission);
    }
}
