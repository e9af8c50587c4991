using Market.Solutions.Domain.Awards;

namespace Market.Solutions.Tests.Domain.Awards;

public sealed class StandstillTests
{
    [Theory]
    [InlineData("2026-11-02T09:00:00Z", "2026-11-17")]
    [InlineData("2026-11-02T22:59:59Z", "2026-11-17")]
    [InlineData("2026-11-02T23:00:00Z", "2026-11-18")]
    [InlineData("2026-07-02T22:00:00Z", "2026-07-18")]
    public void Fifteen_days_are_counted_from_the_day_after_in_Brussels(string told, string last) =>
        Assert.Equal(DateOnly.Parse(last, null), Standstill.LastDay(DateTimeOffset.Parse(told, null)));
}
