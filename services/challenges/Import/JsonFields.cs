using System.Text.Json;
using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>Reads the fields of one row as text, whatever JSON type they have.</summary>
internal sealed partial class JsonFields(JsonElement row, List<ImportNote> notes)
{
    /// <summary>The text of a field; empty when absent or null. A list or object where text belongs is left out and noted.</summary>
    public string Text(string field)
    {
        if (!row.TryGetProperty(field, out var value))
            return "";
        switch (value.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return "";
            case JsonValueKind.String:
                return String(value);
            case JsonValueKind.Number:
                return value.GetRawText();
            default:
                notes.Add(ImportNote.Skipped("import.field-wrong-type", field, ("type", value.ValueKind.ToString())));
                return "";
        }
    }

    public string Line(string field, int max)
    {
        var line = ImportedText.OneLine(Text(field));
        if (line.Length <= max)
            return line;
        notes.Add(ImportNote.Adjusted("import.text-cut", field, ("length", $"{line.Length}"), ("max", $"{max}")));
        return ImportedText.Cut(line, max);
    }

    /// <summary>A list field; a single text counts as a list of one. Items that are not text are left out and noted.</summary>
    public IReadOnlyList<string> List(string field)
    {
        if (!row.TryGetProperty(field, out var value) || value.ValueKind != JsonValueKind.Array)
            return Text(field) is { Length: > 0 } one ? [one] : [];
        var texts = new List<string>();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String)
                texts.Add(String(item));
            else
                notes.Add(ImportNote.Skipped("import.field-wrong-type", field, ("type", item.ValueKind.ToString())));
        }
        return texts;
    }

    private static string String(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape, is valid JSON but not text.
            using var repaired = JsonDocument.Parse(
                Surrogates().Replace(value.GetRawText(), m => m.Groups["whole"].Success ? m.Value : @"\uFFFD"));
            return repaired.RootElement.GetString() ?? "";
        }
    }

    [GeneratedRegex(@"(?<whole>\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")]
    private static partial Regex Surrogates();
}
