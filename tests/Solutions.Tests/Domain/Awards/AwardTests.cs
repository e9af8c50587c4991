using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Tests.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Awards;

/// <summary>The body awards in the jury's order and in no other (requirements L10).</summary>
public sealed class AwardTests
{
    private static readonly Guid Officer = Guid.CreateVersion7();
    private static readonly Guid Approver = Guid.CreateVersion7();
    private static readonly AwardResults Results = new([], 0, [], []);
    private static readonly string Report = new('a', 64);
    private static readonly long[] Prizes = [1_000_000, 500_000];

    /// <summary>A first, B and C tied on 2, D fourth, E not eligible.</summary>
    private static readonly RankingRow[] Rows =
    [
        new(1, "A", 9000, true, false, []), new(2, "B", 8000, true, true, []), new(2, "C", 8000, true, true, []),
        new(4, "D", 7000, true, false, []), new(null, "E", 9900, false, false, []),
    ];

    private readonly Award _award = new(Guid.CreateVersion7(), new LocalizedText("Titel"), Guid.CreateVersion7());

    [Fact]
    public void The_best_one_can_be_proposed_without_a_motivation()
    {
        Panel.Done(Propose("", "A"));
        Assert.Equal(new AwardedPlace(1, "A", 9000, 1_000_000), Assert.Single(_award.Places));
        Assert.Equal(Officer, Assert.IsType<AwardWasProposed>(Assert.Single(_award.Events)).ProposedBy);
    }

    [Theory]
    [InlineData("B")]
    [InlineData("B", "A")]
    [InlineData("A", "D")]
    public void Nobody_better_is_passed_over(params string[] winners) => Panel.Refused(AwardErrors.OutOfOrder, Propose("Toch", winners));

    [Theory]
    [InlineData("A", "B")]
    [InlineData("A", "C")]
    public void Inside_a_tie_the_choice_is_free_but_motivated(params string[] winners)
    {
        Panel.Refused(AwardErrors.MotivationMissing, Propose(" ", winners));
        Panel.Done(Propose("Beter bewijs op het terrein", winners));
    }

    [Fact]
    public void A_whole_tie_can_be_ordered_either_way()
    {
        Panel.Done(Without([], "A", "C", "B", "D"));
        Assert.Equal(["A", "C", "B", "D"], _award.Places.Select(place => place.Alias));
        Assert.All(_award.Places, place => Assert.Null(place.PrizeCents));
    }

    [Theory]
    [InlineData("E")]
    [InlineData("Z")]
    public void Who_is_not_eligible_cannot_win(string alias)
    {
        var error = Assert.Single(Propose("Toch", "A", alias).Errors);
        Assert.Equal(("award.not-eligible", "winners[1].alias"), (error.Code, error.Field));
    }

    [Fact]
    public void There_are_no_more_winners_than_prizes() => Panel.Refused(AwardErrors.MoreWinnersThanPrizes(2), Propose("Drie", "A", "B", "C"));

    [Fact]
    public void Prize_ranks_have_no_gap_and_no_double()
    {
        Panel.Refused(AwardErrors.PrizeRanks, ProposeAt(("A", 2)));
        Panel.Refused(AwardErrors.PrizeRanks, ProposeAt(("A", 1), ("B", 1)));
        Panel.Refused(AwardErrors.PrizeRanks, ProposeAt(("A", 1), ("A", 2)));
        Panel.Done(ProposeAt(("B", 2), ("A", 1)));
    }

    [Fact]
    public void Awarding_nobody_is_possible_when_motivated()
    {
        Panel.Refused(AwardErrors.MotivationMissing, Propose(null));
        Panel.Done(Propose("Geen enkele indiening voldoet"));
    }

    [Fact]
    public void A_motivation_has_a_length() => Panel.Refused(AwardErrors.MotivationTooLong, Propose(new string('x', Award.MaxMotivation + 1), "A"));

    [Fact]
    public void Without_an_issued_report_nothing_is_proposed()
    {
        Panel.Refused(AwardErrors.ReportNotIssued, _award.Propose(Officer, "Officier", [new ProposedWinner("A", 1)], "", Rows, Prizes, null, Panel.Now));
        Assert.Empty(_award.Places);
        Panel.Done(Propose("", "A"));
        Assert.Equal(Report, _award.ReportHash);
    }

    [Fact]
    public void One_person_cannot_propose_and_confirm()
    {
        Panel.Done(Propose("", "A"));
        Panel.Refused(AwardErrors.SamePerson, _award.Confirm(Officer, "Officier", Results, Panel.Now));
        Assert.Equal(AwardState.Proposed, _award.State);
    }

    [Fact]
    public void A_second_person_publishes()
    {
        Panel.Done(Propose("", "A"));
        Panel.Done(_award.Confirm(Approver, "Goedkeurder", Results, Panel.Now));
        var published = Assert.Single(_award.Events.OfType<AwardWasPublished>());
        Assert.Equal((Officer, Approver, Panel.Now), (published.ProposedBy, published.ConfirmedBy, published.PublishedAt));
    }

    [Fact]
    public void A_proposal_can_be_withdrawn_and_made_again()
    {
        Panel.Done(Propose("", "A"));
        Panel.Refused(AwardErrors.AlreadyProposed, Propose("", "A"));
        Panel.Done(_award.Withdraw());
        Panel.Refused(AwardErrors.NotProposed, _award.Withdraw());
        Panel.Refused(AwardErrors.NotProposed, _award.Confirm(Approver, "Goedkeurder", Results, Panel.Now));
        Panel.Done(Propose("Gelijk", "A", "B"));
    }

    [Fact]
    public void After_publication_everything_is_final()
    {
        Panel.Done(Propose("", "A"));
        Panel.Done(_award.Confirm(Approver, "Goedkeurder", Results, Panel.Now));
        Panel.Refused(AwardErrors.Published, Propose("", "A"));
        Panel.Refused(AwardErrors.Published, _award.Withdraw());
        Panel.Refused(AwardErrors.Published, _award.Confirm(Guid.CreateVersion7(), "Derde", Results, Panel.Now));
    }

    private Result Propose(string? motivation, params string[] winners) =>
        _award.Propose(Officer, "Officier", [.. winners.Select((alias, index) => new ProposedWinner(alias, index + 1))], motivation, Rows, Prizes, Report, Panel.Now);

    private Result Without(long[] prizes, params string[] winners) =>
        _award.Propose(Officer, "Officier", [.. winners.Select((alias, index) => new ProposedWinner(alias, index + 1))], "Gelijk", Rows, prizes, Report, Panel.Now);

    private Result ProposeAt(params (string Alias, int Rank)[] winners) =>
        _award.Propose(Officer, "Officier", [.. winners.Select(winner => new ProposedWinner(winner.Alias, winner.Rank))], "Gelijk", Rows, Prizes, Report, Panel.Now);
}
