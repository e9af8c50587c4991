using Market.Kernel;

namespace Market.Kernel.Tests;

public sealed class KboNumberTests
{
    [Theory]
    [InlineData("0566.988.259", "0566988259")]
    [InlineData("BE0416375270", "0416375270")]
    [InlineData(" be 0403.019.261 ", "0403019261")]
    public void A_valid_number_is_kept_as_ten_digits(string input, string digits) => Assert.Equal(digits, KboNumber.Normalize(input));

    [Theory]
    [InlineData("0566.988.258")]
    [InlineData("2566.988.259")]
    [InlineData("566.988.259")]
    [InlineData("0566.988.259.1")]
    [InlineData("0566x988259")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_refused(string? input) => Assert.Null(KboNumber.Normalize(input));

    [Fact]
    public void It_is_written_in_groups() => Assert.Equal("0566.988.259", KboNumber.Format("0566988259"));
}
