namespace Market.Challenges.Import;

/// <summary>
/// Reads the dates of the feed. The source writes American dates (month first) on American wall clocks: a date without
/// a zone is US Eastern time. ET, EST and EDT all mean "the clock in Washington", because writers use EST all year.
/// A stated time is kept to the letter, so 12:00 AM is the first moment of that day, also for an end.
/// </summary>
/// <remarks>
/// The text is taken apart (date, time, zone) in any order; when anything but filler words is left over, the text is
/// not understood. A clock time that daylight saving skips moves one hour on; one that happens twice is the first.
/// </remarks>
public static class ImportedDate
{
    private static readonly TimeOnly FirstMinute = TimeOnly.MinValue;
    private static readonly TimeOnly LastMinute = new(23, 59);

    /// <summary>Reads one date.</summary>
    /// <param name="text">The text as written; empty gives null and a note.</param>
    /// <param name="field">The field to name in notes.</param>
    /// <param name="isEnd">Whether a date without a time means 23:59 (an end) or 00:00 (a start).</param>
    public static (DateTimeOffset? Moment, IReadOnlyList<ImportNote> Notes) Read(string? text, string field, bool isEnd = false)
    {
        var notes = new List<ImportNote>();
        var left = DateWords.Prepare(text);
        if (left.Length == 0)
            return (null, [ImportNote.Skipped("import.date-missing", field)]);
        var zone = ZonePart.Take(ref left);
        var time = TimePart.Take(ref left);
        var date = DatePart.Take(ref left);
        if (date.Error is { } error)
            return (null, [ImportNote.Skipped(error, field, ("text", text!))]);
        if (zone.Error || time.Error || !DateWords.IsFiller(left))
            return (null, [ImportNote.Skipped("import.date-unreadable", field, ("text", text!))]);
        foreach (var code in date.Adjustments.Concat(time.Adjustments))
            notes.Add(ImportNote.Adjusted(code, field, ("text", text!)));
        var clock = time.Clock ?? (isEnd ? LastMinute : FirstMinute);
        if (time.Clock is null)
            notes.Add(ImportNote.Adjusted("import.date-time-missing", field, ("text", text!), ("assumed", $"{clock:HH\\:mm}")));
        var local = date.Day!.Value.ToDateTime(clock).AddDays(time.NextDay ? 1 : 0);
        return (zone.At(local, field, notes), notes);
    }
}
