using System.Globalization;
using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>The time zone in a text: a fixed offset, a zone with daylight saving, or US Eastern when none is written.</summary>
internal readonly partial record struct ZonePart(TimeSpan? Offset, TimeZoneInfo Zone, bool Error)
{
    private static readonly TimeZoneInfo Eastern = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public static ZonePart Take(ref string left)
    {
        if (DateWords.Cut(Numeric(), ref left) is { Success: true } offset)
            return Fixed(offset);
        var found = DateWords.Cut(Named(), ref left);
        // "EST (Eastern)" names the same zone twice; two different zones are not understood and stay behind as words.
        if (found.Success && Named().Match(left) is { Success: true } again && IdOf(again) == IdOf(found))
            DateWords.Cut(Named(), ref left);
        return found.Success ? new ZonePart(null, TimeZoneInfo.FindSystemTimeZoneById(IdOf(found)), false) : new ZonePart(null, Eastern, false);
    }

    /// <summary>The moment a clock in this zone shows <paramref name="local"/>.</summary>
    public DateTimeOffset At(DateTime local, string field, List<ImportNote> notes)
    {
        if (Offset is { } offset)
            return new DateTimeOffset(local, offset);
        if (Zone.IsInvalidTime(local))
        {
            notes.Add(ImportNote.Adjusted("import.date-clock-skipped", field, ("text", local.ToString("s", CultureInfo.InvariantCulture))));
            local = local.AddHours(1);
        }
        if (!Zone.IsAmbiguousTime(local))
            return new DateTimeOffset(local, Zone.GetUtcOffset(local));
        notes.Add(ImportNote.Adjusted("import.date-clock-twice", field, ("text", local.ToString("s", CultureInfo.InvariantCulture))));
        return new DateTimeOffset(local, Zone.GetAmbiguousTimeOffsets(local).Max());
    }

    private static ZonePart Fixed(Match match)
    {
        if (!match.Groups["sign"].Success)
            return new ZonePart(TimeSpan.Zero, Eastern, false);
        var hours = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
        var minutes = match.Groups["m"] is { Success: true } m ? int.Parse(m.Value, CultureInfo.InvariantCulture) : 0;
        var span = new TimeSpan(hours, minutes, 0);
        return new ZonePart(match.Groups["sign"].Value == "-" ? -span : span, Eastern, hours > 14 || minutes > 59 || span > TimeSpan.FromHours(14));
    }

    private static string IdOf(Match name) => name.Groups["z"].Value switch
    {
        "e" or "eastern" or "america/new_york" => "America/New_York",
        "c" or "central" or "america/chicago" => "America/Chicago",
        "m" or "mountain" or "america/denver" => "America/Denver",
        "p" or "pacific" or "america/los_angeles" => "America/Los_Angeles",
        "ak" or "america/anchorage" => "America/Anchorage",
        "h" => "Pacific/Honolulu",
        _ => "Europe/Brussels",
    };

    [GeneratedRegex(@"(?<=\d[ ]?)z\b|\b(?:utc|gmt)\b(?: ?(?<sign>[+-])(?<h>\d{1,2})(?::?(?<m>\d{2}))?)?|(?<=:\d{2}(?:\.\d{1,9})? ?|t\d{4,6})(?<sign>[+-])(?<h>\d{2})(?::?(?<m>\d{2}))?(?!\d)")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"\b(?:(?:us |u\.s\. )?(?:us/)?(?<z>eastern|central|mountain|pacific)(?: (?:standard|daylight))?(?: savings?)?(?: time)?|(?<z>america/(?:new_york|chicago|denver|los_angeles|anchorage)|europe/brussels|brussels|cest|cet)|(?<z>e|c|m|p|ak|h)(?:[sd]?t))\b")]
    private static partial Regex Named();
}
