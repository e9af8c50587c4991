using CsCheck;

using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Juries;

/// <summary>S-13: the binding ranking, exact and by the rule of the notice (requirements L11, L12).</summary>
public sealed class RankingTests
{
    private static readonly Guid[] Ids = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
    private static readonly RankingCriterion[] Criteria = [new(Ids[0], 50, null), new(Ids[1], 30, 50), new(Ids[2], 20, null)];

    private static readonly Gen<(string Alias, int?[] Tenths)[]> Sheets =
        Gen.Select(Gen.Int[0, 7].Select(n => ((char)('A' + n)).ToString()), Gen.Int[0, 100].Select(n => (int?)n).Array[3]).Array[1, 40];

    /// <summary>Null is an abstention.</summary>
    private static readonly Gen<(string Alias, int?[] Tenths)[]> SheetsWithAbstentions =
        Gen.Select(Gen.Int[0, 4].Select(n => ((char)('A' + n)).ToString()), Gen.Int[-40, 100].Select(n => n < 0 ? null : (int?)n).Array[3]).Array[1, 40];

    [Fact]
    public void The_total_is_the_weighted_mean_out_of_a_hundred()
    {
        // 50% × 8.0 + 30% × 6.0 + 20% × 9.5 = 4.0 + 1.8 + 1.9 = 7.7 of 10.
        Assert.Equal(7700, Assert.Single(Rank(("A", [80, 60, 95]))).TotalHundredths);
        Assert.Equal(10000, Assert.Single(Rank(("A", [100, 100, 100]))).TotalHundredths);
    }

    [Fact]
    public void The_shown_total_is_rounded_half_away_from_zero()
    {
        // Two jurors: 20% × (1 + 0) tenths is 20/2 = 10 hundredths; weights of 50 and 30 give 25 and 15; a third of 50 is 16.67.
        Assert.Equal(10, TotalOf([0, 0, 1], [0, 0, 0]));
        Assert.Equal(17, TotalOf([1, 0, 0], [0, 0, 0], [0, 0, 0]));
        RankingCriterion[] odd = [new(Ids[0], 25, null), new(Ids[1], 75, null)];
        var half = Ranking.Of(odd, [Sheet("A", [1, 0]), Sheet("A", [0, 0])]);
        Assert.Equal(13, Assert.Single(half).TotalHundredths);
    }

    [Fact]
    public void A_mean_just_under_a_minimum_makes_ineligible_and_exactly_on_it_does_not()
    {
        var rows = Rank(("A", [90, 50, 90]), ("A", [90, 49, 90]), ("B", [10, 50, 10]), ("B", [10, 50, 10]));
        Assert.Equal([("B", 1), ("A", null)], rows.Select(row => (row.Alias, row.Rank)));
        Assert.True(rows[1].Criteria.Single(mean => mean.CriterionId == Ids[1]).BelowMinimum);
        Assert.False(rows[1].Eligible);
    }

    [Fact]
    public void The_minimum_is_on_the_exact_mean_not_on_the_shown_one()
    {
        // 149.9 tenths over three jurors shows as 5.00 but is less.
        var rows = Ranking.Of([new(Ids[0], 100, 50)], [.. Enumerable.Range(0, 299).Select(_ => Sheet("A", [50])), Sheet("A", [49])]);
        Assert.Equal(500, rows[0].Criteria[0].MeanHundredths);
        Assert.False(rows[0].Eligible);
    }

    [Fact]
    public void Equal_totals_share_a_rank_and_the_next_is_skipped()
    {
        var rows = Rank(("C", [80, 80, 80]), ("A", [80, 80, 80]), ("B", [70, 70, 70]), ("D", [90, 10, 90]));
        Assert.Equal([("A", 1, true), ("C", 1, true), ("B", 3, false), ("D", null, false)], rows.Select(row => (row.Alias, row.Rank, row.Tied)));
    }

    [Fact]
    public void Totals_that_show_the_same_are_tied_even_when_they_differ_in_a_hidden_decimal()
    {
        RankingCriterion[] one = [new(Ids[0], 100, null)];
        // 100 × 200/3 = 6666.67 and 100 × 400/6 is the same; 6666.50 rounds up to 6667 too.
        var rows = Ranking.Of(one, [Sheet("A", [66]), Sheet("A", [67]), Sheet("A", [67]), .. Enumerable.Range(0, 200).Select(n => Sheet("B", [n < 67 ? 66 : 67]))]);
        Assert.All(rows, row => Assert.Equal(1, row.Rank));
    }

    [Fact]
    public void Aliases_inside_a_tie_follow_the_alphabet_with_short_ones_first() =>
        Assert.Equal(["B", "Z", "AA"], Rank(("AA", [50, 50, 50]), ("Z", [50, 50, 50]), ("B", [50, 50, 50])).Select(row => row.Alias));

    [Fact]
    public void Weights_that_do_not_add_up_are_a_bug() =>
        Assert.Throws<ArgumentException>(() => Ranking.Of([new(Ids[0], 99, null)], []));

    [Fact]
    public void The_order_in_which_sheets_come_in_does_not_matter() => Gen.Select(Sheets, Gen.Int).Sample((sheets, seed) =>
    {
        var shuffled = sheets.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Text(Rank(sheets)), Text(Rank(shuffled)));
    });

    [Fact]
    public void Ranks_are_those_of_the_totals() => Sheets.Sample(sheets =>
    {
        var rows = Rank(sheets);
        var eligible = rows.Where(row => row.Eligible).ToList();
        Assert.Equal(rows.Count - eligible.Count, rows.SkipWhile(row => row.Eligible).Count());
        Assert.All(rows.Except(eligible), row => Assert.Null(row.Rank));
        Assert.All(eligible, row => Assert.Equal(1 + eligible.Count(other => other.TotalHundredths > row.TotalHundredths), row.Rank));
        Assert.All(eligible, row => Assert.Equal(eligible.Count(other => other.Rank == row.Rank) > 1, row.Tied));
    });

    [Fact]
    public void The_total_agrees_with_exact_decimal_arithmetic() => Sheets.Sample(sheets =>
    {
        foreach (var row in Rank(sheets))
        {
            var own = sheets.Where(sheet => sheet.Alias == row.Alias).ToList();
            var sum = Criteria.Select((criterion, index) => criterion.Weight * own.Sum(sheet => (decimal)sheet.Tenths[index]!.Value)).Sum();
            Assert.Equal((int)Math.Round(sum / own.Count, MidpointRounding.AwayFromZero), row.TotalHundredths);
        }
    });

    [Fact]
    public void An_abstention_is_no_zero_and_counts_in_no_mean()
    {
        // 50% × 8.0 + 30% × (6.0 + 7.0)/2 + 20% × 9.0, where one of two abstained on the first.
        var row = Assert.Single(Rank(("A", [80, 60, 90]), ("A", [null, 70, 90])));
        Assert.Equal(7750, row.TotalHundredths);
        Assert.Equal([(800, 1), (650, 0), (900, 0)], row.Criteria.Select(mean => (mean.MeanHundredths!.Value, mean.Abstained)));
    }

    /// <summary>Yes is 10, no is 0.</summary>
    [Theory]
    [InlineData(50, 1, 1, 0, true)]
    [InlineData(50, 1, 2, 0, false)]
    [InlineData(50, 2, 1, 0, true)]
    [InlineData(50, 1, 1, 3, true)]
    [InlineData(100, 3, 0, 0, true)]
    [InlineData(100, 3, 1, 0, false)]
    [InlineData(100, 3, 0, 1, true)]
    public void A_requirement_excludes_by_majority_or_by_one_no_and_adds_nothing(int minimum, int yes, int no, int abstained, bool eligible)
    {
        RankingCriterion[] criteria = [new(Ids[0], 100, null), new(Ids[1], 0, minimum)];
        var answers = Enumerable.Repeat<int?>(100, yes).Concat(Enumerable.Repeat<int?>(0, no)).Concat(Enumerable.Repeat<int?>(null, abstained));
        var row = Assert.Single(Ranking.Of(criteria, answers.Select(answer => Sheet("A", [70, answer]))));
        Assert.Equal((eligible, 7000), (row.Eligible, row.TotalHundredths));
    }

    /// <summary>B-49.</summary>
    [Fact]
    public void Where_all_abstain_on_a_criterion_there_is_no_total_and_no_rank()
    {
        var rows = Rank(("A", [100, null, 100]), ("A", [100, null, 100]), ("B", [10, 50, 10]), ("C", [0, 0, 0]));
        Assert.Equal([("B", 1), ("C", null), ("A", null)], rows.Select(row => (row.Alias, row.Rank)));
        Assert.Equal((null, false, null, false, 2), (rows[2].TotalHundredths, rows[2].Eligible, rows[2].Criteria[1].MeanHundredths, rows[2].Criteria[1].BelowMinimum, rows[2].Criteria[1].Abstained));
    }

    [Fact]
    public void The_total_is_rounded_once_whoever_abstains() => SheetsWithAbstentions.Sample(sheets =>
    {
        foreach (var row in Rank(sheets))
        {
            var given = Criteria.Select((_, index) => sheets.Where(sheet => sheet.Alias == row.Alias).Select(sheet => sheet.Tenths[index]).OfType<int>().ToList()).ToList();
            Assert.Equal(given.Any(own => own.Count == 0), row.TotalHundredths is null);
            if (row.TotalHundredths is null)
                continue;
            var all = given.Aggregate(System.Numerics.BigInteger.One, (product, own) => product * own.Count);
            var sum = given.Select((own, index) => Criteria[index].Weight * own.Sum() * (all / own.Count)).Aggregate((left, right) => left + right);
            Assert.Equal((int)(((2 * sum) + all) / (2 * all)), row.TotalHundredths);
        }
    });

    [Fact]
    public void A_better_score_never_lowers_a_total() => Gen.Select(Sheets, Gen.Int[0, 2]).Sample((sheets, criterion) =>
    {
        var before = Rank(sheets).Single(row => row.Alias == sheets[0].Alias).TotalHundredths;
        sheets[0].Tenths[criterion] = 100;
        Assert.True(Rank(sheets).Single(row => row.Alias == sheets[0].Alias).TotalHundredths >= before);
    });

    private static string Text(IEnumerable<RankingRow> rows) =>
        string.Join('\n', rows.Select(row => $"{row.Rank} {row.Alias} {row.TotalHundredths} {row.Eligible} {row.Tied} {string.Join(' ', row.Criteria)}"));

    private static int? TotalOf(params int?[][] jurors) => Assert.Single(Rank([.. jurors.Select(tenths => ("A", tenths))])).TotalHundredths;

    private static IReadOnlyList<RankingRow> Rank(params (string Alias, int?[] Tenths)[] sheets) => Ranking.Of(Criteria, sheets.Select(sheet => Sheet(sheet.Alias, sheet.Tenths)));

    private static ScoreSheet Sheet(string alias, int?[] tenths)
    {
        var juror = Guid.CreateVersion7();
        var sheet = new ScoreSheet(Guid.CreateVersion7(), Guid.Empty, juror, alias);
        Panel.Done(sheet.Save(juror, [.. tenths.Select((score, index) => new GivenScore(Ids[index], score / 10m, "Omdat", score is null))], Ids));
        Panel.Done(sheet.Lock(juror, [.. Ids.Take(tenths.Length)], Panel.Now));
        return sheet;
    }
}
