using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// Sorts the keys of one submission, each of which comes once. Few are counted: the place of a key is how many are smaller, several compared at once and no branch to guess wrong. Many
/// are dealt out byte by byte, the last first (Hollerith 1889, Seward 1954), passing over bytes that are the same in all.
/// </summary>
internal static class FitOrder
{
    /// <summary>Keys up to which counting is faster than dealing.</summary>
    private const int Few = 64;

    private const int Digits = 256;

    /// <summary>Smallest first; equal keys leave places undefined.</summary>
    public static void Sort(Span<ulong> keys)
    {
        if (keys.Length < 2)
            return;
        var spare = ArrayPool<ulong>.Shared.Rent(keys.Length + Vector<ulong>.Count);
        if (keys.Length <= Few)
            Count(keys, spare);
        else
            Deal(keys, spare.AsSpan(0, keys.Length));
        ArrayPool<ulong>.Shared.Return(spare);
    }

    private static void Count(Span<ulong> keys, ulong[] spare)
    {
        var padded = spare.AsSpan(0, (keys.Length + Vector<ulong>.Count - 1) / Vector<ulong>.Count * Vector<ulong>.Count);
        padded.Fill(ulong.MaxValue);
        keys.CopyTo(padded);
        var blocks = MemoryMarshal.Cast<ulong, Vector<ulong>>(padded);
        for (var each = 0; each < keys.Length; each++)
        {
            var (key, smaller) = (padded[each], Vector<ulong>.Zero);
            var all = new Vector<ulong>(key);
            foreach (var block in blocks)
                smaller -= Vector.LessThan(block, all);
            keys[(int)Vector.Sum(smaller)] = key;
        }
    }

    private static void Deal(Span<ulong> keys, Span<ulong> spare)
    {
        ulong differ = 0;
        foreach (var key in keys)
            differ |= key ^ keys[0];
        var swapped = false;
        for (var shift = 0; shift < 64; shift += 8)
        {
            if ((byte)(differ >> shift) == 0)
                continue;
            Deal(swapped ? spare : keys, swapped ? keys : spare, shift);
            swapped = !swapped;
        }

        if (swapped)
            spare.CopyTo(keys);
    }

    private static void Deal(ReadOnlySpan<ulong> from, Span<ulong> to, int shift)
    {
        Span<int> next = stackalloc int[Digits];
        next.Clear();
        foreach (var key in from)
            next[(byte)(key >> shift)]++;
        var start = 0;
        foreach (ref var count in next)
            (count, start) = (start, start + count);
        foreach (var key in from)
            to[next[(byte)(key >> shift)]++] = key;
    }
}
