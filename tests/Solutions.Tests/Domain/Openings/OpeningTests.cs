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

    [Fact]
    public void Aliases_are_drawn_by_lot_and_not_by_order_of_receipt()
    {
        var received = Enumerable.Range(0, 12).Select(i => Received(i)).ToList();

        var draws = Enumerable.Range(0, 20).Select(_ => string.Join(' ', received.Select(submission => Unsealing.Of(received).Single(opened => opened.SubmissionId == submission.Id).Alias))).ToList();

        Assert.True(draws.Distinct().Count() > 15);
    }

    [Fact]
    public void Ids_on_the_table_carry_no_time()
    {
        var opened = Unsealing.Of([Received(1)]);

        Assert.Equal(4, opened[0].Id.Version);
        Assert.NotEqual(opened[0].SubmissionId, opened[0].Id);
    }

    private static Submission Received(int i)
    {
        var brief = Bench.Brief();
        return Bench.Solution(brief).Prepare(Bench.Lead, i, brief, $"OPL-2026-{i:000000}", Bench.Now).Value;
    }

    private static (ChallengeBrief Brief, Opening Opening) Proposed()
    {
        var brief = Bench.Brief();
        return (brief, Opening.Propose(Olga, brief, brief.Deadline).Value);
    }

    private static string Refusal(Result result) => Assert.Single(result.Errors).Code;
}
