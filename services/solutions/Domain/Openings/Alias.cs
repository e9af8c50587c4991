using System.Security.Cryptography;

namespace Market.Solutions.Domain.Openings;

/// <summary>Names and ids for what a jury sees: they say nothing about who, when or in which order.</summary>
internal static class Alias
{
    private const int Letters = 26;

    /// <summary>"A" for 0, "Z" for 25, "AA" for 26.</summary>
    public static string At(int index) =>
        index < Letters ? $"{(char)('A' + index)}" : At((index / Letters) - 1) + At(index % Letters);

    /// <summary>Random (version 4), from the system's cryptographic source: unlike version 7 it carries no time.</summary>
    public static Guid NewId()
    {
        var bytes = RandomNumberGenerator.GetBytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The same things in an order drawn by lot from the system's cryptographic source.</summary>
    public static IReadOnlyList<T> Shuffled<T>(IEnumerable<T> things)
    {
        var drawn = things.ToArray();
        RandomNumberGenerator.Shuffle<T>(drawn);
        return drawn;
    }
}
