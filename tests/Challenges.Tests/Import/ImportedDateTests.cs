using Market.Challenges.Import;

namespace Market.Challenges.Tests.Import;

public sealed class ImportedDateTests
{
    [Theory]
    [InlineData("03/18/2019 12:00 AM", "2019-03-18T00:00:00-04:00")]
    [InlineData("06/07/2019 05:00 PM", "2019-06-07T17:00:00-04:00")]
    [InlineData("01/15/2020 9:00 AM", "2020-01-15T09:00:00-05:00")]
    [InlineData("7/15/2019 8:00 AM", "2019-07-15T08:00:00-04:00")]
    [InlineData("11/1/2019 12:00 AM", "2019-11-01T00:00:00-04:00")]
    [InlineData("01/27/2020 8 AM", "2020-01-27T08:00:00-05:00")]
    [InlineData("01/21/2020 9 a.m.", "2020-01-21T09:00:00-05:00")]
    [InlineData("04/05/2020 5:00 p.m.", "2020-04-05T17:00:00-04:00")]
    [InlineData("2020/08/28 12 p.m.", "2020-08-28T12:00:00-04:00")]
    [InlineData("10/24/2019 12:00 pm", "2019-10-24T12:00:00-04:00")]
    [InlineData("09/10/2020 09:00AM", "2020-09-10T09:00:00-04:00")]
    [InlineData("09/08/2020 11:59PM", "2020-09-08T23:59:00-04:00")]
    [InlineData("10/08/2020 5:59:59 PM", "2020-10-08T17:59:59-04:00")]
    [InlineData("08/05/2019  12:59 AM", "2019-08-05T00:59:00-04:00")]
    [InlineData("12/02/2020 03:00 AM ", "2020-12-02T03:00:00-05:00")]
    [InlineData("2021/06/21 12:01 AM", "2021-06-21T00:01:00-04:00")]
    [InlineData("06/24/2021 12:00 AM ET", "2021-06-24T00:00:00-04:00")]
    [InlineData("12/01/2021 5:00 PM EDT", "2021-12-01T17:00:00-05:00")]
    [InlineData("06/24/2021 5:00 PM (EST)", "2021-06-24T17:00:00-04:00")]
    [InlineData("06/24/2021 5:00 PM Eastern Daylight Time", "2021-06-24T17:00:00-04:00")]
    [InlineData("06/24/2021 5:00 PM PT", "2021-06-24T17:00:00-07:00")]
    [InlineData("06/24/2021 17:00 UTC", "2021-06-24T17:00:00+00:00")]
    [InlineData("06/24/2021 17:00 GMT+2", "2021-06-24T17:00:00+02:00")]
    [InlineData("2019-03-18T14:30:00Z", "2019-03-18T14:30:00+00:00")]
    [InlineData("2019-03-18T14:30:00.123-07:00", "2019-03-18T14:30:00-07:00")]
    [InlineData("2019-03-18 14:30", "2019-03-18T14:30:00-04:00")]
    [InlineData("20190318T143000Z", "2019-03-18T14:30:00+00:00")]
    [InlineData("March 18, 2019 5:00 PM", "2019-03-18T17:00:00-04:00")]
    [InlineData("Monday, March 18th, 2019 at 5 p.m. ET", "2019-03-18T17:00:00-04:00")]
    [InlineData("Sept. 1st 2020, 11:59 pm", "2020-09-01T23:59:00-04:00")]
    [InlineData("18 March 2019 17:00", "2019-03-18T17:00:00-04:00")]
    [InlineData("18-Mar-2019 17:00", "2019-03-18T17:00:00-04:00")]
    [InlineData("2019 March 18 noon", "2019-03-18T12:00:00-04:00")]
    [InlineData("5:00 PM on 03/18/2019", "2019-03-18T17:00:00-04:00")]
    [InlineData("03/18/2019 12 midnight", "2019-03-18T00:00:00-04:00")]
    [InlineData("Mon, 18 Mar 2019 14:30:00 +0000", "2019-03-18T14:30:00+00:00")]
    [InlineData("03-18-2019 2.30 pm", "2019-03-18T14:30:00-04:00")]
    [InlineData("03/18/2019 500 PM", "2019-03-18T17:00:00-04:00")]
    [InlineData("03/18/2019 1130 am", "2019-03-18T11:30:00-04:00")]
    [InlineData("03/18/2019 5: 00 PM", "2019-03-18T17:00:00-04:00")]
    [InlineData("03/18/2019 5:00 PM US/Eastern", "2019-03-18T17:00:00-04:00")]
    [InlineData("03/18/2019 5:00 PM America/New_York", "2019-03-18T17:00:00-04:00")]
    [InlineData("03/18/2019 5:00 PM Central Daylight Savings Time", "2019-03-18T17:00:00-05:00")]
    [InlineData("03/18/2019 5:00 PM AKDT", "2019-03-18T17:00:00-08:00")]
    [InlineData("03/18/2019 5:00 PM CET", "2019-03-18T17:00:00+01:00")]
    [InlineData("03\\18\\2019 5:00 PM", "2019-03-18T17:00:00-04:00")]
    [InlineData("03/18/2019 24:00", "2019-03-19T00:00:00-04:00")]
    [InlineData("03/18/2019\u00A05:00\u202FPM", "2019-03-18T17:00:00-04:00")]
    [InlineData("\uFF10\uFF13/\uFF11\uFF18/2019 5:00 PM", "2019-03-18T17:00:00-04:00")]
    [InlineData("\u200B03/18/2019 5:00 PM", "2019-03-18T17:00:00-04:00")]
    public void A_date_is_understood_to_the_minute(string text, string expected)
    {
        var (moment, notes) = ImportedDate.Read(text, "f");

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), moment);
        Assert.Equal(expected[^6..], moment!.Value.ToString("zzz", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(notes);
    }

    [Theory]
    [InlineData(null, "import.date-missing")]
    [InlineData("  ", "import.date-missing")]
    [InlineData("TBD", "import.date-unreadable")]
    [InlineData("04/23/ 10:00 AM", "import.date-incomplete")]
    [InlineData("March 2019", "import.date-incomplete")]
    [InlineData("Spring 2019", "import.date-incomplete")]
    [InlineData("03/02/20202 05:00 PM", "import.date-year-invalid")]
    [InlineData("03/02/1066 05:00 PM", "import.date-year-invalid")]
    [InlineData("02/30/2020", "import.date-not-in-calendar")]
    [InlineData("02/29/2019", "import.date-not-in-calendar")]
    [InlineData("13/13/2019", "import.date-not-in-calendar")]
    [InlineData("00/10/2019", "import.date-not-in-calendar")]
    [InlineData("03/18/2019 25:00", "import.date-unreadable")]
    [InlineData("03/18/2019 13:00 AM", "import.date-unreadable")]
    [InlineData("03/18/2019 10:75 AM", "import.date-unreadable")]
    [InlineData("03/18/2019 - 04/22/2019", "import.date-unreadable")]
    [InlineData("03/18/2019 5:00 PM or later", "import.date-unreadable")]
    [InlineData("03/18/2019 5:00 PM ET / 2:00 PM PT", "import.date-unreadable")]
    [InlineData("03/18/2019 5:00 PM AEST", "import.date-unreadable")]
    [InlineData("Ongoing", "import.date-unreadable")]
    [InlineData("1552867200", "import.date-unreadable")]
    public void A_date_that_is_not_understood_is_reported_and_not_guessed(string? text, string code)
    {
        var (moment, notes) = ImportedDate.Read(text, "f");

        Assert.Null(moment);
        Assert.Equal(code, Assert.Single(notes).Code);
        Assert.Equal(ImportSeverity.Skipped, notes[0].Severity);
    }

    [Theory]
    [InlineData("18/03/2019 5:00 PM", "import.date-day-first", "2019-03-18T17:00:00-04:00")]
    [InlineData("03/18/19 5:00 PM", "import.date-two-digit-year", "2019-03-18T17:00:00-04:00")]
    [InlineData("03/18/2019 17:00 PM", "import.date-hour-said-twice", "2019-03-18T17:00:00-04:00")]
    [InlineData("03/10/2019 2:30 AM", "import.date-clock-skipped", "2019-03-10T03:30:00-04:00")]
    [InlineData("11/03/2019 1:30 AM", "import.date-clock-twice", "2019-11-03T01:30:00-04:00")]
    [InlineData("03/18/2019", "import.date-time-missing", "2019-03-18T00:00:00-04:00")]
    public void A_date_that_needs_an_assumption_says_so(string text, string code, string expected)
    {
        var (moment, notes) = ImportedDate.Read(text, "f");

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), moment);
        Assert.Equal(code, Assert.Single(notes).Code);
        Assert.Equal(ImportSeverity.Adjusted, notes[0].Severity);
    }

    [Fact]
    public void An_end_without_a_time_lasts_until_the_end_of_that_day_and_a_stated_midnight_stays()
    {
        Assert.Equal(23, ImportedDate.Read("10/19/2019", "f", isEnd: true).Moment!.Value.Hour);
        Assert.Equal(0, ImportedDate.Read("10/19/2019 12:00 AM", "f", isEnd: true).Moment!.Value.Hour);
    }

    [Fact]
    public void A_megabyte_of_digits_is_refused_quickly()
    {
        Assert.Null(ImportedDate.Read(new string('1', 1_000_000), "f").Moment);
    }
}
