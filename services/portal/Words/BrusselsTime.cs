using System.Globalization;

namespace Market.Portal.Words;

/// <summary>Local time as people in Belgium write it. Everywhere else in the market an instant is UTC.</summary>
public static class BrusselsTime
{
    /// <summary>The first and the last year that people can fill in.</summary>
    public const int FirstYear = 2000, LastYear = 2200;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    public static DateTimeOffset From(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>Date and time with weekday: <c>ma 30 november 2026, 12:00</c>.</summary>
    public static string Moment(this UiTexts texts, DateTimeOffset instant)
    {
        var local = From(instant);
        var fold = Zone.IsAmbiguousTime(local.DateTime) ? $" {texts[local.Offset == Zone.BaseUtcOffset ? "time.winter" : "time.summer"]}" : "";
        return local.ToString("ddd d MMMM yyyy, HH:mm", texts.Culture) + fold;
    }

    /// <summary>With seconds, for receipts.</summary>
    public static string ExactMoment(this UiTexts texts, DateTimeOffset instant) => From(instant).ToString("ddd d MMMM yyyy, HH:mm:ss.fff zzz", texts.Culture);

    /// <summary>To the second, without the offset: for what is read, not quoted.</summary>
    public static string Second(this UiTexts texts, DateTimeOffset instant) => From(instant).ToString("ddd d MMMM yyyy, HH:mm:ss", texts.Culture);

    /// <summary>The end of what began earlier: the day is said again only when it is another one.</summary>
    public static string SecondAfter(this UiTexts texts, DateTimeOffset instant, DateTimeOffset began) =>
        From(instant).Date == From(began).Date ? Clock(instant) : texts.Second(instant);

    public static string Day(this UiTexts texts, DateTimeOffset instant) => From(instant).ToString("d MMMM yyyy", texts.Culture);

    /// <summary>Time of day with seconds.</summary>
    public static string Clock(DateTimeOffset instant) => From(instant).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The last whole second before an instant that is no longer in; with the day when that is another one.</summary>
    public static string LastSecond(DateTimeOffset end, UiTexts texts)
    {
        var last = end.AddTicks(-1);
        return From(last).Date == From(end).Date ? Clock(last) : $"{texts.Day(last)}, {Clock(last)}";
    }

    /// <summary>Time that is left, as precise as it matters: <c>nog 3 dagen</c>, <c>nog 4 uur 12 minuten</c>, <c>nog 5 minuten 10 seconden</c>; null when it is over.</summary>
    public static string? Left(this UiTexts texts, DateTimeOffset now, DateTimeOffset until) => (until - now) switch
    {
        { Ticks: <= 0 } => null,
        { TotalDays: >= 2 } left => texts["time.left", texts.Count("time.days", (int)left.TotalDays)],
        { TotalHours: >= 1 } left => texts["time.left", $"{texts.Count("time.hours", (int)left.TotalHours)} {texts.Count("time.minutes", left.Minutes)}"],
        { TotalMinutes: >= 10 } left => texts["time.left", texts.Count("time.minutes", left.Minutes)],
        var left => texts["time.left", $"{texts.Count("time.minutes", left.Minutes)} {texts.Count("time.seconds", left.Seconds)}"],
    };

    /// <summary>What the two inputs of a date and time field mean.</summary>
    /// <param name="fold"><c>summer</c> or <c>winter</c>: which of the two, in the night the clock goes back.</param>
    public static LocalMoment Read(string? date, string? time, string? fold)
    {
        if (string.IsNullOrWhiteSpace(date) && string.IsNullOrWhiteSpace(time))
            return new LocalMoment(LocalMomentKind.Empty, null);
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !TimeOnly.TryParseExact(time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
            return new LocalMoment(LocalMomentKind.Unreadable, null);
        if (day.Year is < FirstYear or > LastYear)
            return new LocalMoment(LocalMomentKind.OutOfRange, null);
        var local = day.ToDateTime(hour);
        if (Zone.IsInvalidTime(local))
            return new LocalMoment(LocalMomentKind.DoesNotExist, null);
        if (!Zone.IsAmbiguousTime(local))
            return new LocalMoment(LocalMomentKind.Known, new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime());
        if (fold is not ("summer" or "winter"))
            return new LocalMoment(LocalMomentKind.Ambiguous, null);
        var offset = fold == "winter" ? Zone.BaseUtcOffset : Zone.GetAmbiguousTimeOffsets(local).Max();
        return new LocalMoment(LocalMomentKind.Known, new DateTimeOffset(local, offset).ToUniversalTime());
    }

    /// <summary>Whether the local time of this instant comes twice, in the night the clock goes back.</summary>
    public static string? FoldOf(DateTimeOffset instant)
    {
        var local = From(instant);
        return !Zone.IsAmbiguousTime(local.DateTime) ? null : local.Offset == Zone.BaseUtcOffset ? "winter" : "summer";
    }
}

public enum LocalMomentKind
{
    Empty,
    Known,
    Unreadable,

    /// <summary>A date that exists, but not one of this market.</summary>
    OutOfRange,

    /// <summary>The hour that is skipped when the clock goes forward.</summary>
    DoesNotExist,

    /// <summary>The hour that comes twice when the clock goes back; the reader must say which.</summary>
    Ambiguous,
}

/// <param name="Instant">In UTC; only when known.</param>
public sealed record LocalMoment(LocalMomentKind Kind, DateTimeOffset? Instant);
