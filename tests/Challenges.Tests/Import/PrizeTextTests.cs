using Market.Challenges.Import;

namespace Market.Challenges.Tests.Import;

public sealed class PrizeTextTests
{
    private static IReadOnlyList<ImportedPrize> Read(string html, long? total = null) =>
        PrizeText.Read(HtmlLines.Of(ImportedHtml.Clean(html).Html), new PrizeTotal(total, "USD"), "prizes").Prizes;

    [Fact]
    public void Ranked_lines_give_ranks_and_amounts()
    {
        var prizes = Read("<p>Total purse: $80,000</p><ul><li>First Place: $50,000</li><li>2nd prize - $20,000</li><li>$10,000 Third Prize</li></ul>");

        Assert.Equal([(1, 5_000_000), (2, 2_000_000), (3, 1_000_000)], prizes.Select(p => (p.Rank!.Value, p.AmountCents)));
    }

    [Fact]
    public void One_sentence_can_hold_several_prizes()
    {
        var prizes = Read("<p>One grand prize winner will receive $50,000. The 2nd place winner will receive $35,000 and the 3rd place winner will receive $15,000.</p>");

        Assert.Equal([(1, 5_000_000), (2, 3_500_000), (3, 1_500_000)], prizes.Select(p => (p.Rank!.Value, p.AmountCents)));
    }

    [Fact]
    public void A_bare_amount_takes_its_meaning_from_the_heading_above()
    {
        var prizes = Read("<h4>Phase 1 Winner</h4><p>$15,000.00</p><h4>Breakdown of prizes</h4><p>$90,000</p>", total: 9_000_000);

        var prize = Assert.Single(prizes);
        Assert.Equal((null, 1_500_000), ((int?)prize.Rank, prize.AmountCents));
        Assert.StartsWith("Phase 1 Winner", prize.Label, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_prizes_on_lines_of_their_own_are_all_kept()
    {
        Assert.Equal(2, Read("<p>Honorable Mention: $500</p><p>Honorable Mention: $500</p>").Count);
    }

    [Theory]
    [InlineData("<p>The total prize purse is up to $425,000.</p>")]
    [InlineData("<p>Finalists receive a travel stipend of $2,000.</p>")]
    [InlineData("<p>The market is worth $3 billion.</p>")]
    [InlineData("<p>First prize: €500</p>")]
    [InlineData("<p>First prize: $50,00</p>")]
    [InlineData("<p>First prize: a medal</p>")]
    public void Sums_costs_and_what_cannot_be_read_are_no_prizes(string html)
    {
        Assert.Empty(Read(html));
    }
}
