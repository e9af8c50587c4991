using System.Text;

using Market.Identity.SecondFactors;

namespace Market.Identity.Tests.SecondFactors;

public sealed class TimeCodeTests
{
    /// <summary>Of the test vectors in RFC 6238, appendix B.</summary>
    private static readonly byte[] RfcSecret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, TimeCode.At(RfcSecret, TimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_phone_may_be_half_a_minute_off_and_not_more(int steps, bool fits)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(2_000_000_000);
        var step = TimeCode.StepAt(now) + steps;
        Assert.Equal(fits ? step : null, TimeCode.Match(RfcSecret, TimeCode.At(RfcSecret, step), now, used: 0));
    }

    [Fact]
    public void A_step_that_was_used_and_those_before_it_do_not_work_again()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(2_000_000_000);
        var step = TimeCode.StepAt(now);
        Assert.Null(TimeCode.Match(RfcSecret, TimeCode.At(RfcSecret, step), now, used: step));
        Assert.Null(TimeCode.Match(RfcSecret, TimeCode.At(RfcSecret, step - 1), now, used: step));
        Assert.Equal(step + 1, TimeCode.Match(RfcSecret, TimeCode.At(RfcSecret, step + 1), now, used: step));
        Assert.Equal(step + 1, TimeCode.Usable(now, used: step));
        Assert.Null(TimeCode.Usable(now, used: step + 1));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foobar", "MZXW6YTBOI")]
    [InlineData("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    public void The_secret_is_written_as_apps_read_it(string secret, string written) => Assert.Equal(written, Base32.Encode(Encoding.ASCII.GetBytes(secret)));
}
