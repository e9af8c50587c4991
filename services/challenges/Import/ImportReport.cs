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

    /// <summary>One line a row, its notes indented below it, and a summary as the last line.</summary>
    public void WriteText(TextWriter writer)
    {
        foreach (var (row, outcome) in _rows)
        {
            writer.WriteLine(row.Number == 0
                ? "file"
                : $"row {row.Number} {Name(outcome)} {row.ExternalId} {row.Challenge?.Title}".TrimEnd());
            foreach (var note in row.Notes)
                writer.WriteLine($"  {Line(note)}");
        }
        writer.WriteLine(Summary());
    }

    /// <summary>The counts on one line.</summary>
    public string Summary() => string.Join(", ", Enum.GetValues<ImportOutcome>().Select(o => $"{Name(o)} {Count(o)}"));

    private static string Line(ImportNote note)
    {
        var details = string.Join(", ", note.Details.Where(d => d.Value.Length > 0).Select(d => $"{d.Key}={d.Value}"));
        return $"{note.Severity.ToString().ToLowerInvariant()} {note.Code} {note.Field} {details}".TrimEnd();
    }

    private static string Name(ImportOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
