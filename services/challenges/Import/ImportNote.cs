namespace Market.Challenges.Import;

/// <summary>What became of the thing a note speaks of: taken over as it was, taken over changed, or left out.</summary>
public enum ImportSeverity
{
    Imported,
    Adjusted,
    Skipped,
}

/// <summary>
/// One remark of the importer about one field of one row.
/// </summary>
/// <param name="Severity">Whether the value was taken over, changed or left out.</param>
/// <param name="Code">Stable and dotted, such as <c>import.date-unreadable</c>; texts are looked up by it.</param>
/// <param name="Field">The name of the field in the source file; empty when the note is about the whole row or file.</param>
/// <param name="Details">Values for the text of the note, by name. Values come from the source and are not trusted.</param>
public sealed record ImportNote(
    ImportSeverity Severity,
    string Code,
    string Field,
    IReadOnlyDictionary<string, string> Details)
{
    private const int DetailMax = 120;

    internal static ImportNote Info(string code, string field, params (string Name, string Value)[] details) =>
        Of(ImportSeverity.Imported, code, field, details);

    internal static ImportNote Adjusted(string code, string field, params (string Name, string Value)[] details) =>
        Of(ImportSeverity.Adjusted, code, field, details);

    internal static ImportNote Skipped(string code, string field, params (string Name, string Value)[] details) =>
        Of(ImportSeverity.Skipped, code, field, details);

    private static ImportNote Of(ImportSeverity severity, string code, string field, (string Name, string Value)[] details) =>
        new(severity, code, field, details.ToDictionary(d => d.Name, d => ImportedText.Cut(ImportedText.OneLine(d.Value), DetailMax)));
}
