using System.Globalization;

namespace Market.Challenges.Import;

/// <summary>
/// Reads a Challenge.gov feed: a JSON object with the rows under <c>_challenge</c>, or a bare array of rows.
/// </summary>
public static class ChallengeGovFeed
{
    /// <summary>Bytes read of one file; the rest is not read and noted.</summary>
    public const int FileMax = 256 * 1024 * 1024;

    private static readonly Uri Site = new("https://www.challenge.gov/");

    /// <summary>
    /// Gives one row per element, in the order of the file, and never throws for bad content: a broken row comes back
    /// without a challenge, a later row with an identity seen before is skipped, and a file that cannot be read to its
    /// end gives a last row numbered 0 that says where it broke.
    /// </summary>
    /// <param name="source">The file; it is read to its end and not closed.</param>
    public static IEnumerable<ImportedRow> Read(Stream source)
    {
        var (bytes, cut) = FeedBytes.Read(source, FileMax);
        var rows = new JsonRows(bytes);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var row in rows.Read())
            yield return Distinct(Mapped(row, ++number), seen);
        if (FileNote(rows, cut) is { } note)
            yield return new ImportedRow(0, "", null, [note]);
    }

    private static ImportedRow Mapped(JsonRow row, int number)
    {
        if (row.Document is not { } document)
            return new ImportedRow(number, "", null, [ImportNote.Skipped("import.row-malformed", "", ("offset", Text(row.Offset)), ("error", row.Error))]);
        using (document)
            return ChallengeGovRow.Map(document.RootElement, number, Site);
    }

    private static ImportedRow Distinct(ImportedRow row, HashSet<string> seen) =>
        row.Challenge is null || seen.Add(row.ExternalId)
            ? row
            : row with { Challenge = null, Notes = [ImportNote.Skipped("import.duplicate-id", "challenge-id", ("id", row.ExternalId))] };

    private static ImportNote? FileNote(JsonRows rows, bool cut)
    {
        if (cut)
            return ImportNote.Skipped("import.file-too-large", "", ("max", Text(FileMax)));
        if (!rows.HasArray)
            return ImportNote.Skipped("import.file-without-rows", "");
        return rows.BrokenAt is { } offset ? ImportNote.Skipped("import.file-truncated", "", ("offset", Text(offset))) : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
