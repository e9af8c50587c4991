namespace Market.Kernel;

/// <summary>A slice of a list.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Size">Rows a page, 1 to 100.</param>
/// <param name="Total">Rows in all, or the cap when <paramref name="TotalIsCapped"/>.</param>
/// <param name="TotalIsCapped">True when there are more than <paramref name="Total"/> rows: counting stopped there.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int Total, bool TotalIsCapped = false)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public bool HasNext => Number < Pages;
}
