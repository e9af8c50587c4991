using Market.Solutions.Domain.Juries.Analysing;

namespace Market.Solutions.Tests.Domain.Juries.Analysing;

public sealed class PreferencesTests
{
    [Fact]
    public void Borda_counts_the_share_that_a_juror_put_below_and_equal_ones_half()
    {
        Assert.Equal([1, 0.25, 0.25], Preferences.Borda(Totals([(0, 9), (1, 5), (2, 5)]), 3));
        // One juror saw one submission only, and says nothing of its place.
        Assert.Equal([0.5, 1, 0], Preferences.Borda(Totals([(0, 9)], [(1, 5), (2, 4)]), 3));
    }

    [Fact]
    public void Schulze_agrees_with_the_example_of_its_author()
    {
        // Schulze (2011), example 1: five candidates, 45 voters, E > A > C > B > D.
        var totals = new List<JurorScore>();
        var voters = 0;
        foreach (var (count, order) in new[] { (5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC") })
        {
            for (var voter = 0; voter < count; voter++, voters++)
                totals.AddRange(order.Select((name, place) => new JurorScore(name - 'A', voters, 5 - place)));
        }

        Assert.Equal(45, voters);
        Assert.Equal([2, 4, 3, 5, 1], Preferences.Schulze(totals, 5)!);
        Assert.Null(Preferences.Condorcet(totals, 5));
    }

    [Fact]
    public void A_submission_that_beats_each_other_one_is_the_condorcet_winner_and_first_by_schulze()
    {
        var totals = Totals([(0, 3), (1, 2), (2, 1)], [(0, 1), (1, 3), (2, 2)], [(0, 5), (1, 4), (2, 9)], [(1, 7), (2, 3)]);
        Assert.Equal(1, Preferences.Condorcet(Totals([(0, 1), (1, 3), (2, 2)], [(0, 3), (1, 4), (2, 1)], [(1, 2), (2, 5)]), 3));
        Assert.Equal(1, Preferences.Schulze(totals, 3)!.Min());
    }

    [Fact]
    public void So_many_submissions_that_it_would_take_seconds_are_not_compared()
    {
        JurorScore[] totals = [.. Enumerable.Range(0, Preferences.MostForSchulze + 1).Select(index => new JurorScore(index, 0, index))];
        Assert.Null(Preferences.Schulze(totals, totals.Length));
    }

    private static List<JurorScore> Totals(params (int Submission, double Value)[][] jurors) =>
        [.. jurors.SelectMany((juror, index) => juror.Select(total => new JurorScore(total.Submission, index, total.Value)))];
}
