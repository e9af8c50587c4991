namespace Market.Solutions.Domain.Juries;

/// <summary>Jurors by number instead of name, the same number over all their scores: by lot, because the sheets' identifiers are random.</summary>
internal sealed class JurorNumbers(IEnumerable<ScoreSheet> sheets)
{
    /// <summary>In the order of their numbers, of which the first is 1.</summary>
    public IReadOnlyList<Guid> People { get; } = [.. sheets.OrderBy(sheet => sheet.Id).Select(sheet => sheet.JurorId).Distinct()];

    /// <exception cref="InvalidOperationException">The juror has no sheet here.</exception>
    public int Of(Guid personId) => 1 + People.Index().First(person => person.Item == personId).Index;
}
