namespace Market.Solutions.Domain.Awards;

/// <summary>
/// The days in which nothing is concluded after who took part was told of the decision, so that it can still be challenged: fifteen, counted from the day after (Belgian act of 17 June 2013
/// on legal protection in public procurement, art. 11).
/// </summary>
internal static class Standstill
{
    public const int Days = 15;

    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>Whether it is one of these days, or the day itself.</summary>
    public static bool Lasts(DateTimeOffset toldAt, DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Brussels).DateTime) <= LastDay(toldAt);

    /// <summary>The last of these days, on Brussels' calendar.</summary>
    public static DateOnly LastDay(DateTimeOffset toldAt) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(toldAt, Brussels).DateTime).AddDays(Days);
}
