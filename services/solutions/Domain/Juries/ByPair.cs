namespace Market.Solutions.Domain.Juries;

/// <summary>A list by who and what; asked for every submission of every page.</summary>
/// <param name="pairOf">Whom and what an item is about; the first of several counts.</param>
internal sealed class ByPair<T>(IReadOnlyList<T> list, Func<T, (Guid PersonId, string Alias)> pairOf)
    where T : class
{
    private readonly Dictionary<(Guid PersonId, string Alias), T> _items = list.DistinctBy(pairOf).ToDictionary(pairOf);

    public T? Find(Guid personId, string alias) => _items.GetValueOrDefault((personId, alias));

    public bool IsOf(IReadOnlyList<T> other) => ReferenceEquals(list, other);
}
