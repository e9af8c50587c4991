using Market.Portal.Forms;

namespace Market.Portal.Tests.Forms;

public sealed class AmountsTests
{
    [Theory]
    [InlineData("12500", 1_250_000)]
    [InlineData("12.500", 1_250_000)]
    [InlineData("12 500,50", 1_250_050)]
    [InlineData("12,500.50", 1_250_050)]
    [InlineData("€ 1.000.000", 100_000_000)]
    [InlineData("12,505", 1_250_500)]
    [InlineData("0,5", 50)]
    [InlineData("7.25", 725)]
    public void An_amount_is_read_as_people_write_it(string typed, long cents)
    {
        Assert.True(Amounts.TryRead(typed, out var read));
        Assert.Equal(cents, read);
    }

    [Theory]
    [InlineData("veel")]
    [InlineData("-5")]
    [InlineData("12.50.00")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999")]
    public void What_is_no_amount_is_not_guessed(string typed)
    {
        Assert.False(Amounts.TryRead(typed, out _));
    }

    [Theory]
    [InlineData(1_250_050L, "12500,50")]
    [InlineData(1_250_000L, "12500")]
    [InlineData(null, "")]
    public void An_amount_is_shown_so_that_it_reads_back_the_same(long? cents, string shown) => Assert.Equal(shown, Amounts.Show(cents));
}
