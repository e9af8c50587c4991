using Market.Challenges.Import;

namespace Market.Challenges.Tests.Import;

public sealed class PrizeTotalTests
{
    [Theory]
    [InlineData("$425,000", 42_500_000, "USD")]
    [InlineData("$1500", 150_000, "USD")]
    [InlineData("$380,000.50", 38_000_050, "USD")]
    [InlineData("$0", 0, "USD")]
    [InlineData("$1.5 million", 150_000_000, "USD")]
    [InlineData("1.5 million dollars", 150_000_000, "USD")]
    [InlineData("$20k", 2_000_000, "USD")]
    [InlineData("$2M", 200_000_000, "USD")]
    [InlineData("US$6,000", 600_000, "USD")]
    [InlineData("USD 6,000", 600_000, "USD")]
    [InlineData("€ 1.500,50", 150_050, "EUR")]
    [InlineData("€25.000", 2_500_000, "EUR")]
    [InlineData("25,000 EUR", 2_500_000, "EUR")]
    [InlineData("£10,000", 1_000_000, "GBP")]
    [InlineData("C$500", 50_000, "CAD")]
    public void An_amount_is_read_to_the_cent(string text, long cents, string currency)
    {
        var (total, notes) = PrizeTotal.Read(text, "f");

        Assert.Equal((cents, currency), (total.Cents, total.Currency));
        Assert.Empty(notes);
    }

    [Theory]
    [InlineData("Up to $240,000", 24_000_000, "import.prize-upper-bound")]
    [InlineData("At least $5,000", 500_000, "import.prize-lower-bound")]
    [InlineData("30000", 3_000_000, "import.currency-assumed")]
    [InlineData("$5,000 - $10,000", 1_000_000, "import.prize-range")]
    [InlineData("$5,000 to $10,000", 1_000_000, "import.prize-range")]
    [InlineData("between $5,000 and $10,000", 1_000_000, "import.prize-range")]
    [InlineData("$5,000 + $10,000", 1_500_000, "import.prize-summed")]
    [InlineData("$30,000 in all: $20,000 first, $10,000 second", 3_000_000, "import.prize-largest")]
    public void A_total_that_is_not_one_plain_amount_is_taken_with_a_note(string text, long cents, string code)
    {
        var (total, notes) = PrizeTotal.Read(text, "f");

        Assert.Equal(cents, total.Cents);
        Assert.Equal(code, Assert.Single(notes).Code);
    }

    [Theory]
    [InlineData("N/A", "import.prize-not-cash")]
    [InlineData("Non-cash", "import.prize-not-cash")]
    [InlineData("TBD", "import.prize-not-cash")]
    [InlineData("a medal", "import.amount-unreadable")]
    [InlineData("-$500", "import.amount-unreadable")]
    [InlineData("$-500", "import.amount-unreadable")]
    [InlineData("-500", "import.amount-unreadable")]
    [InlineData("$50,00", "import.amount-unreadable")]
    [InlineData("1e400", "import.amount-unreadable")]
    [InlineData("$99999999999999999999999999999999999999", "import.amount-unreadable")]
    [InlineData("$900 billion", "import.amount-unreadable")]
    [InlineData("$500 or €450", "import.amount-several-currencies")]
    [InlineData("$500, $300, $17", "import.amount-several")]
    public void A_total_that_is_not_understood_is_reported_and_not_guessed(string text, string code)
    {
        var (total, notes) = PrizeTotal.Read(text, "f");

        Assert.Null(total.Cents);
        Assert.Equal(code, Assert.Single(notes).Code);
    }

    [Fact]
    public void No_text_is_no_total_and_no_remark()
    {
        var (total, notes) = PrizeTotal.Read("", "f");

        Assert.Null(total.Cents);
        Assert.Empty(notes);
    }
}
