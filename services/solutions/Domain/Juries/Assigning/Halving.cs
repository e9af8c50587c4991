namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>Searches among numbers of which all from some one on do.</summary>
internal static class Halving
{
    /// <summary>The first number that does, above one that does not and up to the last; null when none does.</summary>
    public static int? First(int low, int last, Predicate<int> does)
    {
        if (low >= last || !does(last))
            return null;
        var high = last;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (does(middle))
                high = middle;
            else
                low = middle;
        }

        return high;
    }
}
