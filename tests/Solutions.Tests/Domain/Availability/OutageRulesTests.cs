using Market.Solutions.Domain.Availability;

namespace Market.Solutions.Tests.Domain.Availability;

/// <summary>What an outage takes from the time before a deadline, with virtual time.</summary>
public class OutageRulesTests
{
    private static readonly OutageRules Rules = new(TimeSpan.FromMinutes(1), TimeSpan.FromHours(24), TimeSpan.FromMinutes(5));
    private static readonly DateTimeOffset Deadline = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("-10:00/-09:00", 60)]
    [InlineData("-25:00/-23:00", 60)]
    [InlineData("-00:30/+02:00", 30)]
    [InlineData("-00:01/+00:10", 1)]
    [InlineData("-10:04/-10:00", null)]
    [InlineData("-10:05/-10:00", 5)]
    [InlineData("-10:04/-10:00 -08:01/-08:00", 5)]
    [InlineData("-30:00/-26:00", null)]
    [InlineData("+00:00/+05:00", null)]
    [InlineData("", null)]
    public void Lost_is_what_lay_in_the_last_day_before_the_deadline(string outages, int? minutes) =>
        Assert.Equal(minutes, (int?)Rules.LossBefore(Deadline, Read(outages))?.Lost.TotalMinutes);

    [Fact]
    public void An_extension_is_the_lost_time_in_whole_minutes_in_favour_of_the_teams()
    {
        var loss = Rules.LossBefore(Deadline, [Outage.Between(Deadline.AddMinutes(-20), Deadline.AddMinutes(-9).AddSeconds(1))])!;
        Assert.Equal(Deadline.AddMinutes(12), loss.Extend(Deadline));
        Assert.Equal((Deadline.AddMinutes(-20), Deadline.AddMinutes(-9).AddSeconds(1)), (loss.From, loss.Until));
    }

    [Fact]
    public void A_heartbeat_measures_from_the_last_to_the_next_and_a_clock_that_goes_back_loses_nothing()
    {
        var heartbeat = (Heartbeat)Activator.CreateInstance(typeof(Heartbeat), nonPublic: true)!;
        Assert.Null(heartbeat.Beat(Deadline, Rules));
        Assert.Null(heartbeat.Beat(Deadline.AddSeconds(60), Rules));
        Assert.Null(heartbeat.Beat(Deadline, Rules));
        var outage = heartbeat.Beat(Deadline.AddSeconds(60).AddHours(3), Rules)!;
        Assert.Equal((Deadline.AddSeconds(60), Deadline.AddSeconds(60).AddHours(3)), (outage.From, outage.Until));
        Assert.Equal((Deadline, outage.Until), (heartbeat.Since, heartbeat.Last));
    }

    private static IEnumerable<Outage> Read(string outages) => outages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(outage => outage.Split('/')).Select(ends => Outage.Between(At(ends[0]), At(ends[1])));

    /// <summary>Hours and minutes before or after the deadline.</summary>
    private static DateTimeOffset At(string text)
    {
        var parts = text[1..].Split(':').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return Deadline + (text[0] == '-' ? -1 : 1) * (TimeSpan.FromHours(parts[0]) + TimeSpan.FromMinutes(parts[1]));
    }
}
