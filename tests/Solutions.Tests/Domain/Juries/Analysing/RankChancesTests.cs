using Market.Solutions.Domain.Juries.Analysing;

namespace Market.Solutions.Tests.Domain.Juries.Analysing;

public sealed class RankChancesTests
{
    [Fact]
    public void Chances_add_up_over_the_submissions()
    {
        var chances = Of(SimulatedPanel.Of(new Random(2), 8, 5, 3, 1), 8, 5, top: 3);
        Assert.Equal(1, chances.Values.Sum(chance => chance.First), 9);
        Assert.Equal(3, chances.Values.Sum(chance => chance.Top), 9);
        Assert.Equal(8 * 9 / 2, chances.Values.Sum(chance => chance.ExpectedRank), 9);
    }

    [Fact]
    public void Who_is_far_ahead_is_first_for_certain_and_twins_are_even()
    {
        JurorScore[] scores = [.. from juror in Enumerable.Range(0, 4) from submission in Enumerable.Range(0, 3) select new JurorScore(submission, juror, (submission == 0 ? 90 : 50) + ((juror + submission) % 2))];
        var chances = Of(scores, 3, 4, top: 1);
        Assert.Equal(1, chances[0].First);
        Assert.Equal(1, chances[0].BeatsNext);
        Assert.InRange(chances[1].BeatsNext!.Value, 0.45, 0.55);
        Assert.InRange(chances[1].ExpectedRank, 2.45, 2.55);
        Assert.Null(chances[2].BeatsNext);
    }

    [Fact]
    public void Of_the_times_that_a_chance_is_told_as_eighty_percent_it_comes_true_in_some_eighty()
    {
        var random = new Random(23);
        var told = new List<(double Chance, bool True)>();
        for (var world = 0; world < 300; world++)
        {
            var panel = SimulatedPanel.Of(random, 8, 6, 3, 1);
            var order = Enumerable.Range(0, 8).ToList();
            foreach (var (index, chance) in RankChances.Of(SeverityModel.Fit(panel.Scores, 8, 6)!, order, 1).Where(chance => chance.Value.BeatsNext is not null))
                told.Add((chance.BeatsNext!.Value, panel.Merits[index] > panel.Merits[index + 1]));
        }

        var eighty = told.Where(each => each.Chance is > 0.7 and < 0.9).ToList();
        Assert.InRange(eighty.Average(each => each.True ? 1.0 : 0), 0.68, 0.88);
    }

    [Fact]
    public void The_same_scores_give_the_same_chances() =>
        Assert.Equal(Of(SimulatedPanel.Of(new Random(2), 8, 5, 3, 1), 8, 5, top: 3), Of(SimulatedPanel.Of(new Random(2), 8, 5, 3, 1), 8, 5, top: 3));

    private static IReadOnlyDictionary<int, RankChance> Of(SimulatedPanel panel, int submissions, int jurors, int top) => Of(panel.Scores, submissions, jurors, top);

    private static IReadOnlyDictionary<int, RankChance> Of(JurorScore[] scores, int submissions, int jurors, int top)
    {
        var fit = SeverityModel.Fit(scores, submissions, jurors)!;
        return RankChances.Of(fit, [.. Enumerable.Range(0, submissions).OrderByDescending(index => fit.Equations.Means[index])], top);
    }
}
