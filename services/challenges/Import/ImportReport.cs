namespace Market.Challenges.Import;

/// <summary>What became of one row: taken over as it was, taken over with changes, already there unchanged, or left out.</summary>
public enum ImportOutcome
{
    Imported,
    Adjusted,
    Unchanged,
    Skipped,
}

/// <summary>Collects rows and tells, row by row and in sum, what was imported, adjusted, unchanged and skipped, and why.</summary>
public sealed class ImportReport
{
    private readonly List<(ImportedRow Row, ImportOutcome Outcome)> _rows = [];

    /// <summary>Rows with their outcomes in the order they were added.</summary>
    public IReadOnlyList<(ImportedRow Row, ImportOutcome Outcome)> Rows => _rows;

    /// <summary>Adds a row; a caller that found it already stored and equal says so.</summary>
    public ImportOutcome Add(ImportedRow row, bool unchanged = false)
    {
        var outcome = row.Challenge is null ? ImportOutcome.Skipped
            : unchanged ? ImportOutcome.Unchanged
            : row.Notes.Any(n => n.Severity != ImportSeverity.Imported) ? ImportOutcome.Adjusted
            : ImportOutcome.Imported;
        _rows.Add((row, outcome));
        return outcome;
    }

    /// <summary>Rows with this outcome; a note about the whole file (row 0) is not a row.</summary>
    public int Count(ImportOutcome outcome) => _rows.Count(r => r.Outcome == outcome && r.Row.Number > 0);

    /// <summary>False when the file could not be read to its end as a feed; then its last rows, or all, are missing.</summary>
    public bool IsWhole => _rows.All(row => row.Row.Number > 0);

    /// <summary>One line a row, its notes indented below it unless nothing changed; then how often each note was made, and the counts as the last line.</summary>
    public void WriteText(TextWriter writer)
    {
        foreach (var (row, outcome) in _rows)
        {
            writer.WriteLine(row.Number == 0
                ? "file"
                : $"row {row.Number} {Name(outcome)} {row.ExternalId} {row.Challenge?.Title}".TrimEnd());
            if (outcome != ImportOutcome.Unchanged)
            {
                foreach (var note in row.Notes)
                    writer.WriteLine($"  {Line(note)}");
            }
        }

        writer.WriteLine();
        foreach (var (code, times) in Reasons())
            writer.WriteLine($"{times,6} x {code}");
        writer.WriteLine(Summary());
    }

    private IEnumerable<(string Code, int Times)> Reasons() => _rows
        .Where(row => row.Outcome != ImportOutcome.Unchanged)
        .SelectMany(row => row.Row.Notes)
        .GroupBy(note => note.Code).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Count()));

    /// <summary>The counts on one line.</summary>
    public string Summary() => string.Join(", ", Enum.GetValues<ImportOutcome>().Select(o => $"{Name(o)} {Count(o)}"));

    private static string Line(ImportNote note)
    {
        var details = string.Join(", ", note.Details.Where(d => d.Value.Length > 0).Select(d => $"{d.Key}={d.Value}"));
        return $"{Word(note.Severity)} {note.Code} {note.Field} {details}".TrimEnd();
    }

    /// <summary>A row is skipped; a field of a row that is taken over is left out.</summary>
    private static string Word(ImportSeverity severity) => severity switch
    {
        ImportSeverity.Imported => "taken",
        ImportSeverity.Adjusted => "adjusted",
        _ => "left out",
    };

    private static string Name(ImportOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
