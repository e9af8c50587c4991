using CsCheck;

using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Tests.Domain.Solving;

namespace Market.Solutions.Tests.Domain.Openings;

public class OpeningTests
{
    private static readonly Opener Olga = new(Guid.CreateVersion7(), "Olga");
    private static readonly Opener Arno = new(Guid.CreateVersion7(), "Arno");

    [Fact]
    public void Not_before_its_time_and_never_before_the_deadline()
    {
        var brief = Bench.Brief();
        brief.OpeningFrom = brief.Deadline.AddHours(-1);

        Assert.Equal("opening.too-early", Refusal(Opening.Propose(Olga, brief, brief.Deadline.AddTicks(-1))));
        Assert.False(Opening.Propose(Olga, brief, brief.Deadline).Failed);
    }

    [Fact]
    public void The_one_who_proposed_cannot_confirm()
    {
        var (brief, opening) = Proposed();

        Assert.Equal("opening.second-person-needed", Refusal(OpeningWarrant.Of(opening, Olga, brief, brief.Deadline)));
        Assert.Equal(OpeningState.Proposed, opening.State);
    }

    [Fact]
    public void A_second_person_opens_once()
    {
        var (brief, opening) = Proposed();

        opening.Confirm(OpeningWarrant.Of(opening, Arno, brief, brief.Deadline).Value, brief, [], []);
        Assert.Equal(BriefStage.Opened, brief.StageAt(brief.Deadline));
        Assert.Equal("opening.already-opened", Refusal(OpeningWarrant.Of(opening, Arno, brief, brief.Deadline)));
    }

    [Fact]
    public void A_cancelled_challenge_stays_sealed()
    {
        var (brief, opening) = Proposed();
        brief.Cancelled = true;

        Assert.Equal("opening.challenge-cancelled", Refusal(OpeningWarrant.Of(opening, Arno, brief, brief.Deadline)));
    }

    [Fact]
    public void An_opening_moved_to_later_is_not_confirmed_before()
    {
        var (brief, opening) = Proposed();
        brief.OpeningFrom = brief.Deadline.AddDays(1);

        Assert.Equal("opening.too-early", Refusal(OpeningWarrant.Of(opening, Arno, brief, brief.Deadline)));
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(51, "AZ")]
    [InlineData(52, "BA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    public void Aliases_go_on_after_Z(int index, string alias) => Assert.Equal(alias, Alias.At(index));

    /// <summary>S-10: the same bids, handed in by others, in another order, at other times and so under other ids, get the same aliases.</summary>
    [Fact]
    public void Aliases_depend_on_the_seed_and_on_what_is_read_and_on_nothing_else() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Int[1, 30], Gen.Int).Sample((seed, count, order) =>
        {
            var first = Unsealing.Of([.. Enumerable.Range(0, count).Select(i => Received(i))], seed);
            var again = Unsealing.Of([.. Shuffled(Enumerable.Range(0, count), order).Select((i, place) => Received(i, place))], seed);

            Assert.Equal(first.Select(opened => (opened.Alias, opened.Title)), again.Select(opened => (opened.Alias, opened.Title)));
            Assert.Equal(first.Select((_, place) => Alias.At(place)), first.Select(opened => opened.Alias));
        }, iter: 50);

    [Fact]
    public void Another_seed_gives_another_order_in_which_each_alias_falls_to_each_bid()
    {
        var received = Enumerable.Range(0, 4).Select(i => Received(i)).ToList();

        var draws = Enumerable.Range(0, 400).Select(seed => Unsealing.Of(received, BitConverter.GetBytes(seed)).Select(opened => opened.Title).ToList()).ToList();

        // 400 draws, so 100 are expected in each of the 16 cells; 60 to 140 is 4.6 deviations to either side.
        foreach (var (place, title) in from place in Enumerable.Range(0, 4) from title in draws[0] select (place, title))
            Assert.InRange(draws.Count(draw => draw[place] == title), 60, 140);
    }

    [Fact]
    public void Bids_that_say_the_same_are_still_two()
    {
        var opened = Unsealing.Of([Received(1, 1), Received(1, 2)], [1]);

        Assert.Equal(["A", "B"], opened.Select(each => each.Alias));
        Assert.NotEqual(opened[0].SubmissionId, opened[1].SubmissionId);
    }

    [Fact]
    public void An_order_by_id_would_be_caught()
    {
        var ids = Enumerable.Range(0, 12).Select(i => Received(i, i)).ToList();
        var late = Enumerable.Range(0, 12).Select(i => Received(i, 12 - i)).ToList();

        Assert.NotEqual(
            ids.OrderBy(submission => submission.Id).Select(submission => CanonicalContent.Read(submission.Content!).Title),
            late.OrderBy(submission => submission.Id).Select(submission => CanonicalContent.Read(submission.Content!).Title));
    }

    [Fact]
    public void Ids_on_the_table_carry_no_time()
    {
        var opened = Unsealing.Of([Received(1)], [1]);

        Assert.Equal(4, opened[0].Id.Version);
        Assert.NotEqual(opened[0].SubmissionId, opened[0].Id);
    }

    /// <param name="i">Which bid: what it says.</param>
    /// <param name="minute">When it was handed in, from which its id follows.</param>
    private static Submission Received(int i, int minute = 0)
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief);
        Assert.False(solution.Write(Bench.Lead, new SolutionContent($"Bod {i}", "Samenvatting", solution.Answers, null, ""), brief, Bench.Now).Failed);
        return solution.Prepare(Bench.Lead, i, brief, $"OPL-2026-{minute:000000}", Bench.Now.AddMinutes(minute)).Value;
    }

    private static int[] Shuffled(IEnumerable<int> things, int seed)
    {
        var order = things.ToArray();
        new Random(seed).Shuffle(order);
        return order;
    }

    private static (ChallengeBrief Brief, Opening Opening) Proposed()
    {
        var brief = Bench.Brief();
        return (brief, Opening.Propose(Olga, brief, brief.Deadline).Value);
    }

    private static string Refusal(Result result) => Assert.Single(result.Errors).Code;
}
