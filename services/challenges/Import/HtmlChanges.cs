namespace Market.Challenges.Import;

/// <summary>Counts what cleaning changed, by code, so that a text with a hundred images gives one note.</summary>
internal sealed class HtmlChanges
{
    private readonly SortedDictionary<string, (int Count, string Example)> _changes = new(StringComparer.Ordinal);

    public void Count(string code, string example = "") =>
        _changes[code] = _changes.TryGetValue(code, out var seen) ? (seen.Count + 1, seen.Example) : (1, example);

    public IReadOnlyList<ImportNote> Notes() =>
        [.. _changes.Select(c => ImportNote.Adjusted(c.Key, "", ("count", $"{c.Value.Count}"), ("example", c.Value.Example)))];
}
