using CsCheck;

using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>Proofs by prices, whatever the prices are.</summary>
public sealed class FloorProofTests
{
    private static readonly Gen<(AssignmentProblem Problem, long Floor, long[] Prices)> Questions =
        from seed in Gen.Int
        from submissions in Gen.Int[1, 6]
        from reviews in Gen.Int[1, 3]
        from floor in Gen.Long[0, 60]
        from prices in Gen.Long[0, 30 * FloorProof.Unit].Array[5]
        select (Instances.Random(seed, submissions, 5, reviews, ((reviews * submissions) + 4) / 5 + 1, 1, 30, even: true), floor, prices);

    [Fact]
    public void No_prices_prove_what_is_not_so() => Questions.Sample(question =>
    {
        var (problem, floor, prices) = question;
        var proof = new FloorProof(problem);

        if (FairOracle.Total(problem, floor) is not { } total)
            return;
        Assert.False(proof.IsUnreachable(floor, prices));
        Assert.True(proof.TotalBound(floor, prices) >= total);
    }, iter: 300);

    [Fact]
    public void A_choice_is_the_best_of_all_that_reach_the_floor() => Questions.Sample(question =>
    {
        var (problem, floor, prices) = question;
        var choice = new BestChoice(problem);

        foreach (var worth in new[] { 0, FloorProof.Unit })
        {
            var all = Choices([.. problem.FitsOf(0)], problem.Reviews[0]).Where(fits => fits.Sum(fit => problem.Values[fit]) >= floor);
            var best = all.Select(fits => fits.Sum(fit => (worth * problem.Values[fit]) - prices[problem.Jurors[fit]])).Append(BestChoice.Impossible).Max();
            Assert.Equal(best, choice.Of(0, floor, worth, prices));
        }
    }, iter: 500);

    [Fact]
    public void Where_there_are_too_many_choices_the_answer_is_a_bound()
    {
        var chance = new Random(1);
        var problem = new AssignmentProblem([15], [.. Enumerable.Repeat(1, 30)], [.. Enumerable.Range(0, 30).Select(juror => new Fit(0, juror, 1 + chance.Next(1000)))]);
        long[] prices = [.. problem.Jurors.Select((_, juror) => (long)chance.Next(1000) * FloorProof.Unit)];
        const long Floor = 9_000;

        var answer = new BestChoice(problem).Of(0, Floor, FloorProof.Unit, prices);

        Assert.True(FairOracle.Total(problem, Floor) is not null && answer >= ByTable(problem, Floor, prices));
    }

    /// <summary>The best by a table over how many are chosen and what they are worth together.</summary>
    private static long ByTable(AssignmentProblem problem, long floor, long[] prices)
    {
        var most = problem.Values.Sum();
        var best = Enumerable.Range(0, problem.Reviews[0] + 1).Select(_ => Enumerable.Repeat(long.MinValue / 2, most + 1).ToArray()).ToArray();
        best[0][0] = 0;
        foreach (var fit in problem.FitsOf(0))
        {
            for (var count = problem.Reviews[0]; count > 0; count--)
            {
                for (var value = most; value >= problem.Values[fit]; value--)
                    best[count][value] = Math.Max(best[count][value], best[count - 1][value - problem.Values[fit]] + (FloorProof.Unit * problem.Values[fit]) - prices[problem.Jurors[fit]]);
            }
        }

        return best[^1].Skip((int)floor).Max();
    }

    private static IEnumerable<int[]> Choices(int[] fits, int count) =>
        count == 0 ? [[]] : fits.SelectMany((fit, place) => Choices(fits[(place + 1)..], count - 1).Select(rest => (int[])[fit, .. rest]));
}
