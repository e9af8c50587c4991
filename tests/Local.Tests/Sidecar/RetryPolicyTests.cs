using Market.Local.Sidecar;

namespace Market.Local.Tests.Sidecar;

public sealed class RetryPolicyTests
{
    [Fact]
    public void By_default_there_are_five_tries_with_doubling_waits_from_200_ms()
    {
        var policy = new RetryPolicy();
        Assert.Equal(
            [200d, 400d, 800d, 1600d, null],
            Enumerable.Range(1, 5).Select(attempt => policy.WaitAfter(attempt)?.TotalMilliseconds));
    }

    [Fact]
    public void A_wait_is_never_longer_than_the_maximum()
    {
        var policy = new RetryPolicy(10_000);
        Assert.Equal(TimeSpan.FromSeconds(10), policy.WaitAfter(7));
        Assert.Equal(TimeSpan.FromSeconds(10), policy.WaitAfter(9_999));
    }

    [Fact]
    public void With_one_try_there_is_no_wait() => Assert.Null(new RetryPolicy(1).WaitAfter(1));
}
