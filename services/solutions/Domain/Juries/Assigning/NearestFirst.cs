namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>Jurors by distance, the nearest first: a binary heap that keeps outdated entries, for whom the caller asks again.</summary>
internal sealed class NearestFirst
{
    private (long Distance, int Juror)[] _entries = new (long, int)[64];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Add(long distance, int juror)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, 2 * Count);
        var (entries, hole) = (_entries, Count++);
        for (int above; hole > 0 && entries[above = (hole - 1) / 2].Distance > distance; hole = above)
            entries[hole] = entries[above];
        entries[hole] = (distance, juror);
    }

    public (long Distance, int Juror) Take()
    {
        var (entries, nearest, last) = (_entries, _entries[0], _entries[--Count]);
        var hole = 0;
        for (int below; (below = (2 * hole) + 1) < Count; hole = below)
        {
            if (below + 1 < Count && entries[below + 1].Distance < entries[below].Distance)
                below++;
            if (entries[below].Distance >= last.Distance)
                break;
            entries[hole] = entries[below];
        }

        entries[hole] = last;
        return nearest;
    }
}
