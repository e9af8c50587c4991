using Market.Solutions.Domain.Juries.Analysing;

namespace Market.Solutions.Tests.Domain.Juries.Analysing;

public sealed class SeverityModelTests
{
    private const int Worlds = 400;

    [Theory]
    [InlineData(12, 8, 3, 0.0)]
    [InlineData(12, 8, 3, 0.5)]
    [InlineData(12, 8, 3, 2.0)]
    [InlineData(40, 15, 3, 1.0)]
    [InlineData(6, 4, 4, 1.0)]
    public void Intervals_hold_the_true_merit_and_severity_as_often_as_they_say(int submissions, int jurors, int reviews, double severity)
    {
        var random = new Random(7);
        var (merits, severities) = (new List<bool>(), new List<bool>());
        for (var count = 0; count < Worlds; count++)
        {
            var world = SimulatedPanel.Of(random, submissions, jurors, reviews, severity);
            var fit = SeverityModel.Fit(world.Scores, submissions, jurors)!;
            merits.AddRange(fit.Merits.Zip(world.OfThisJury, Holds));
            severities.AddRange(fit.Severities.Zip(world.AroundThisJury, Holds));
        }

        Assert.InRange(Share(merits), 0.93, 0.97);
        // No severity at all is not in the model, whose intervals around it are then wide.
        Assert.InRange(Share(severities), 0.93, severity > 0 ? 0.97 : 1);
    }

    [Fact]
    public void Intervals_that_are_told_too_narrow_would_be_found_out()
    {
        var random = new Random(7);
        var held = new List<bool>();
        for (var count = 0; count < Worlds; count++)
        {
            var world = SimulatedPanel.Of(random, 12, 8, 3, 1);
            held.AddRange(SeverityModel.Fit(world.Scores, 12, 8)!.Merits.Zip(world.OfThisJury, (interval, truth) => Holds(new Interval(interval.Mean, (interval.Mean + interval.Low) / 2, (interval.Mean + interval.High) / 2), truth)));
        }

        Assert.False(Share(held) > 0.93);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2.0)]
    public void Under_an_incomplete_assignment_merits_order_submissions_better_than_plain_means_do(double severity)
    {
        var random = new Random(11);
        var (model, plain) = (0.0, 0.0);
        for (var count = 0; count < Worlds; count++)
        {
            var world = SimulatedPanel.Of(random, 20, 8, 3, severity);
            var fit = SeverityModel.Fit(world.Scores, 20, 8)!;
            model += world.Misplaced([.. fit.Merits.Select(merit => merit.Mean)]);
            plain += world.Misplaced(fit.Equations.Means);
        }

        Assert.True(model < plain, $"{model} is not less than {plain}");
    }

    [Fact]
    public void Where_everybody_judged_everything_the_merit_is_the_plain_mean()
    {
        var world = SimulatedPanel.Of(new Random(3), 9, 5, 5, 0.7);
        var fit = SeverityModel.Fit(world.Scores, 9, 5)!;
        for (var submission = 0; submission < 9; submission++)
            Assert.Equal(world.Scores.Where(score => score.Submission == submission).Average(score => score.Value), fit.Merits[submission].Mean, 9);
    }

    [Fact]
    public void A_juror_who_gives_less_than_others_on_the_same_work_is_found_severe()
    {
        JurorScore[] scores = [.. from submission in Enumerable.Range(0, 10) from juror in Enumerable.Range(0, 3) where juror != submission % 2 select new JurorScore(submission, juror, 60 + submission + (juror == 2 ? -8 : 0) + (((submission * 7) + (juror * 3)) % 5))];
        var fit = SeverityModel.Fit(scores, 10, 3)!;
        Assert.True(fit.Severities[2].High < 0);
        Assert.InRange(fit.Severities[2].Mean, -8, -4);
        Assert.Equal(0, fit.Severities.Sum(severity => severity.Mean), 6);
    }

    [Fact]
    public void A_preference_for_related_work_is_found_with_its_size()
    {
        var random = new Random(5);
        var world = SimulatedPanel.Of(random, 60, 9, 9, 1);
        JurorScore[] scores = [.. world.Scores.Select(score => (score.Submission + score.Juror) % 11 == 0 ? score with { Value = score.Value + 2.5, Related = true } : score)];
        var preference = SeverityModel.Fit(scores, 60, 9)!.Preference!.Value;
        Assert.InRange(2.5, preference.Low, preference.High);
        Assert.True(preference.Low > 1.5);
        Assert.Null(SeverityModel.Fit(world.Scores, 60, 9)!.Preference);
    }

    [Fact]
    public void Where_every_submission_had_one_juror_nothing_is_said()
    {
        JurorScore[] scores = [.. Enumerable.Range(0, 8).Select(submission => new JurorScore(submission, submission % 2, submission))];
        Assert.Null(SeverityModel.Fit(scores, 8, 2));
    }

    [Fact]
    public void Scores_that_all_agree_leave_no_doubt_and_no_error()
    {
        JurorScore[] scores = [.. from submission in Enumerable.Range(0, 4) from juror in Enumerable.Range(0, 3) select new JurorScore(submission, juror, 10 * submission)];
        var fit = SeverityModel.Fit(scores, 4, 3)!;
        Assert.All(fit.Merits.Index(), merit => Assert.Equal(10 * merit.Index, merit.Item.Mean, 6));
        Assert.All(fit.Merits, merit => Assert.InRange(merit.High - merit.Low, 0, 0.01));
    }

    [Fact]
    public void A_submission_without_a_score_is_refused() => Assert.Throws<ArgumentException>(() => SeverityModel.Fit([new JurorScore(0, 0, 1)], 2, 1));

    private static bool Holds(Interval interval, double truth) => interval.Low <= truth && truth <= interval.High;

    private static double Share(List<bool> held) => held.Average(each => each ? 1.0 : 0);
}
