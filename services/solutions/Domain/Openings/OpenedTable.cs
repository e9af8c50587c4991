using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Domain.Openings;

/// <summary>The opened submissions of one challenge in the order of their aliases, A before AA.</summary>
internal sealed class OpenedTable
{
    public static readonly OpenedTable Empty = new([]);

    private readonly Dictionary<string, OpenedSubmission> _byAlias;

    public OpenedTable(IEnumerable<OpenedSubmission> submissions)
    {
        Rows = [.. submissions.OrderBy(row => row.Alias.Length).ThenBy(row => row.Alias, StringComparer.Ordinal)];
        Entrants = [.. Rows.Select(row => new Entrant(row.Alias, [.. row.OrganisationIds]))];
        _byAlias = Rows.ToDictionary(row => row.Alias);
    }

    public IReadOnlyList<OpenedSubmission> Rows { get; }

    public IReadOnlyList<Entrant> Entrants { get; }

    public OpenedSubmission? Find(string alias) => _byAlias.GetValueOrDefault(alias);
}
