namespace Market.Solutions.Domain.Juries;

/// <summary>Assignments by who and what; asked for every submission of every page.</summary>
internal sealed class AssignmentIndex(IReadOnlyList<Assignment> assignments)
{
    private readonly Dictionary<(Guid PersonId, string Alias), Assignment> _pairs = assignments.ToDictionary(pair => (pair.PersonId, pair.Alias));

    public Assignment? Find(Guid personId, string alias) => _pairs.GetValueOrDefault((personId, alias));

    public bool IsOf(IReadOnlyList<Assignment> list) => ReferenceEquals(assignments, list);
}
