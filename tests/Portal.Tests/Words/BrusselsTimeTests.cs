using Market.Portal.Words;

namespace Market.Portal.Tests.Words;

public sealed class BrusselsTimeTests
{
    [Theory]
    [InlineData("2026-07-01", "12:00", null, "2026-07-01T10:00:00Z")]
    [InlineData("2026-12-01", "12:00", null, "2026-12-01T11:00:00Z")]
    [InlineData("2026-10-25", "02:30", "summer", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25", "02:30", "winter", "2026-10-25T01:30:00Z")]
    [InlineData("2027-03-28", "03:00", null, "2027-03-28T01:00:00Z")]
    [InlineData("2028-02-29", "23:59", null, "2028-02-29T22:59:00Z")]
    public void A_local_time_is_one_instant(string date, string time, string? fold, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), BrusselsTime.Read(date, time, fold).Instant);

    [Theory]
    [InlineData("2026-11-29T22:10:05Z", "23:10:05")]
    [InlineData("2026-11-29T23:10:05Z", "ma 30 november 2026, 00:10:05")]
    public void The_end_of_what_began_earlier_names_its_day_only_when_it_is_another_one(string end, string words) =>
        Assert.Equal(words, new UiTexts(new Microsoft.AspNetCore.Http.HttpContextAccessor()).SecondAfter(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), new DateTimeOffset(2026, 11, 29, 20, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void The_hour_that_is_skipped_in_spring_does_not_exist() =>
        Assert.Equal(LocalMomentKind.DoesNotExist, BrusselsTime.Read("2027-03-28", "02:30", null).Kind);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("later")]
    public void The_hour_that_comes_twice_in_autumn_must_be_told_apart(string? fold) =>
        Assert.Equal(LocalMomentKind.Ambiguous, BrusselsTime.Read("2026-10-25", "02:30", fold).Kind);

    [Theory]
    [InlineData("0001-01-01", "00:00")]
    [InlineData("1999-12-31", "23:59")]
    [InlineData("2201-01-01", "00:00")]
    [InlineData("9999-12-31", "23:59")]
    public void A_year_that_cannot_be_meant_is_told_apart_from_no_date(string date, string time) =>
        Assert.Equal(LocalMomentKind.OutOfRange, BrusselsTime.Read(date, time, null).Kind);

    [Theory]
    [InlineData("2026-02-30", "12:00")]
    [InlineData("2026-02-20", "")]
    [InlineData("", "12:00")]
    [InlineData("20-02-2026", "12:00")]
    [InlineData("2026-02-20", "25:00")]
    public void What_is_no_date_and_time_is_refused(string date, string time) =>
        Assert.Equal(LocalMomentKind.Unreadable, BrusselsTime.Read(date, time, null).Kind);

    [Fact]
    public void Nothing_typed_is_no_moment() => Assert.Equal(LocalMomentKind.Empty, BrusselsTime.Read("", " ", null).Kind);

    [Theory]
    [InlineData("2026-10-25T00:30:00Z", "summer")]
    [InlineData("2026-10-25T01:30:00Z", "winter")]
    [InlineData("2026-10-25T03:30:00Z", null)]
    public void An_instant_in_the_double_hour_says_which_of_the_two_it_is(string instant, string? fold) =>
        Assert.Equal(fold, BrusselsTime.FoldOf(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-11-30T09:00:00Z", "09:59:59")]
    [InlineData("2026-11-30T09:00:00.5Z", "10:00:00")]
    [InlineData("2026-11-29T23:00:00Z", "29 november 2026, 23:59:59")]
    public void The_last_second_before_an_end_names_the_day_when_that_is_another(string end, string last) =>
        Assert.Equal(last, BrusselsTime.LastSecond(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), Dutch));

    [Theory]
    [InlineData(49 * 3600, "nog 2 dagen")]
    [InlineData(3 * 3600 + 12 * 60, "nog 3 uur 12 minuten")]
    [InlineData(1800, "nog 30 minuten")]
    [InlineData(61, "nog 1 minuut 1 seconde")]
    [InlineData(0, null)]
    public void Time_left_is_as_precise_as_it_matters(int seconds, string? words) =>
        Assert.Equal(words, Dutch.Left(RunningPortal.Now, RunningPortal.Now.AddSeconds(seconds)));

    private static UiTexts Dutch => new(new Microsoft.AspNetCore.Http.HttpContextAccessor());
}
