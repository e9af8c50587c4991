using CsCheck;

using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Analysing;

namespace Market.Solutions.Tests.Domain.Juries.Analysing;

public sealed class RobustnessTests
{
    private static readonly Guid[] Ids = [new("00000000-0000-0000-0000-000000000001"), new("00000000-0000-0000-0000-000000000002")];
    private static readonly Guid[] People = [new("00000000-0000-0000-0000-00000000000a"), new("00000000-0000-0000-0000-00000000000b"), new("00000000-0000-0000-0000-00000000000c")];
    private static readonly RankingCriterion[] Criteria = [new(Ids[0], 60, null), new(Ids[1], 40, 50)];

    [Fact]
    public void Without_the_one_juror_who_lifted_it_the_winner_is_another()
    {
        var robustness = Of(("A", 0, 100, 100), ("A", 1, 60, 60), ("B", 0, 50, 50), ("B", 1, 70, 70));
        Assert.Equal("A", robustness.Winner?.Alias);
        Assert.Collection(
            robustness.WithoutEach(),
            first => Assert.Equal((People[0], "B", 2, 0), (first.JurorId, Assert.Single(first.Firsts), first.Moved, first.Unjudged)),
            second => Assert.Equal((People[1], "A", 0, 0), (second.JurorId, Assert.Single(second.Firsts), second.Moved, second.Unjudged)));
    }

    [Fact]
    public void A_submission_that_only_one_juror_judged_is_unjudged_without_that_juror()
    {
        var without = Of(("A", 0, 80, 80), ("B", 1, 70, 70)).WithoutEach();
        Assert.Equal([1, 1], without.Select(each => each.Unjudged));
        Assert.Empty(Of(("A", 0, 80, 80)).WithoutEach());
    }

    [Fact]
    public void The_weight_can_move_to_where_the_runner_up_draws_level()
    {
        // A: 80 and 60, B: 70 and 75. A leads while w·10 > (1 − w)·15: from 60 percent on they are level.
        var ranges = Of(("A", 0, 90, 60), ("B", 0, 70, 75)).Weights();
        Assert.Equal((42.9m, "B", 100m, null), (ranges[0].Low, ranges[0].Below, ranges[0].High, ranges[0].Above));
        Assert.Equal((0m, null, 57.1m, "B"), (ranges[1].Low, ranges[1].Below, ranges[1].High, ranges[1].Above));
    }

    [Fact]
    public void The_smallest_change_of_one_score_is_named_with_who_would_be_first()
    {
        // A 72.00, B 70.00: two points are 3.4 tenths of sixty percent.
        var flips = Of(("A", 0, 80, 60), ("B", 1, 70, 70)).Flips(2);
        Assert.Equal([("A", Ids[0], 80, 76), ("B", Ids[0], 70, 74)], flips.Select(flip => (flip.Alias, flip.CriterionId, flip.From, flip.To)));
        Assert.Equal(["B"], flips[0].Firsts);
    }

    [Fact]
    public void Falling_under_a_minimum_is_a_change_too()
    {
        var flip = Of(("A", 0, 100, 50), ("B", 1, 60, 60)).Flips(1).Single();
        Assert.Equal(("A", Ids[1], 50, 49, "B"), (flip.Alias, flip.CriterionId, flip.From, flip.To, Assert.Single(flip.Firsts)));
    }

    [Fact]
    public void Where_the_first_rank_is_shared_no_winner_can_change()
    {
        var robustness = Of(("A", 0, 80, 80), ("B", 1, 80, 80));
        Assert.Null(robustness.Winner);
        Assert.Empty(robustness.Weights());
        Assert.Empty(robustness.Flips(3));
    }

    [Fact]
    public void Each_flip_flips_and_a_tenth_less_does_not() =>
        Gen.Select(Gen.Int[0, 100].Array[12], Gen.Int[0, 100].Array[12]).Sample((first, second) =>
        {
            var given = Enumerable.Range(0, 12).Select(index => (((char)('A' + (index % 4))).ToString(), index % 3, first[index], second[index])).DistinctBy(sheet => (sheet.Item1, sheet.Item2)).ToArray();
            if (Of(given).Winner is not { } winner)
                return;
            foreach (var flip in Of(given).Flips(100))
            {
                Assert.NotEqual(winner.Alias, Of(Changed(given, flip, flip.To)).Winner?.Alias);
                Assert.Equal(winner.Alias, Of(Changed(given, flip, flip.To - Math.Sign(flip.To - flip.From))).Winner?.Alias);
            }
        });

    [Fact]
    public void Inside_its_range_a_weight_keeps_the_winner() =>
        Gen.Select(Gen.Int[50, 100].Array[12], Gen.Int[50, 100].Array[12]).Sample((first, second) =>
        {
            var given = Enumerable.Range(0, 12).Select(index => (((char)('A' + (index % 4))).ToString(), index % 3, first[index], second[index])).DistinctBy(sheet => (sheet.Item1, sheet.Item2)).ToArray();
            foreach (var range in Of(given).Weights().Take(1))
            {
                var winner = Of(given).Winner!.Alias;
                for (var weight = (int)Math.Floor(range.Low) + 1; weight < range.High; weight++)
                    Assert.Contains(winner, Ranking.Of([new(Ids[0], weight, null), new(Ids[1], 100 - weight, 50)], SheetsOf(given)).Where(row => row.Rank == 1).Select(row => row.Alias));
            }
        });

    [Fact]
    public void An_abstention_counts_in_no_mean_and_cannot_flip_anything()
    {
        // A: 80 and 60 (one juror abstained on the second); B: 70 and 75. As above, a weight of 57.1 percent on the second draws level.
        List<ScoreSheet> sheets = [Sheet("A", People[0], 90, 60), Sheet("A", People[1], 90, null), Sheet("B", People[0], 70, 75), Sheet("B", People[1], 70, 75)];
        var robustness = new Robustness(Criteria, sheets);
        Assert.Equal([(42.9m, 100m), (0m, 57.1m)], robustness.Weights().Select(range => (range.Low, range.High)));
        Assert.DoesNotContain(robustness.Flips(100), flip => flip.CriterionId == Ids[1] && flip.JurorId == People[1] && flip.Alias == "A");
        Assert.Equal("A", Assert.Single(robustness.WithoutEach().Single(each => each.JurorId == People[1]).Firsts));
        // Without the first juror nobody scored A on the second criterion.
        Assert.Equal("B", Assert.Single(robustness.WithoutEach().Single(each => each.JurorId == People[0]).Firsts));
    }

    [Fact]
    public void A_requirement_has_no_weight_to_move_and_flips_from_yes_to_no_only()
    {
        RankingCriterion[] criteria = [new(Ids[0], 100, null), new(Ids[1], 0, 50)];
        var robustness = new Robustness(criteria, [Sheet("A", People[0], 90, 100), Sheet("B", People[0], 70, 100)]);
        Assert.Empty(robustness.Weights());
        var flip = Assert.Single(robustness.Flips(100), flip => flip.CriterionId == Ids[1]);
        Assert.Equal(("A", 100, 0, "B"), (flip.Alias, flip.From, flip.To, Assert.Single(flip.Firsts)));
    }

    [Fact]
    public void What_abstains_is_taken_as_the_others_found_so_that_the_mean_of_the_sheets_is_the_total()
    {
        List<ScoreSheet> sheets = [Sheet("A", People[0], 90, 60), Sheet("A", People[1], 70, null), Sheet("A", People[2], 80, 80)];
        var totals = SheetTotals.Of(Criteria, sheets).Select(each => each.Total).ToList();
        Assert.Equal(0.6 * 70 + 0.4 * 70, totals[1], 9);
        Assert.Equal(Ranking.Of(Criteria, sheets).Single().TotalHundredths!.Value / 100.0, totals.Average(), 9);
    }

    private static (string Alias, int Juror, int First, int Second)[] Changed((string Alias, int Juror, int First, int Second)[] given, Flip flip, int tenths) =>
        [.. given.Select(sheet => sheet.Alias != flip.Alias || People[sheet.Juror] != flip.JurorId ? sheet : flip.CriterionId == Ids[0] ? sheet with { First = tenths } : sheet with { Second = tenths })];

    private static Robustness Of(params (string Alias, int Juror, int First, int Second)[] given) => new(Criteria, SheetsOf(given));

    private static List<ScoreSheet> SheetsOf((string Alias, int Juror, int First, int Second)[] given) => [.. given.Select(each => Sheet(each.Alias, People[each.Juror], each.First, each.Second))];

    private static ScoreSheet Sheet(string alias, Guid juror, params int?[] tenths)
    {
        var sheet = new ScoreSheet(Guid.CreateVersion7(), Guid.Empty, juror, alias);
        Panel.Done(sheet.Save(juror, [.. tenths.Select((score, index) => new GivenScore(Ids[index], score / 10m, "Omdat", score is null))], Ids));
        Panel.Done(sheet.Lock(juror, Ids, Panel.Now));
        return sheet;
    }
}
