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

    /// <summary>
    /// The same things in the order that a seed gives them by what they say, whatever the order, ids or times in which they come: by the
    /// keyed hash of it (HMAC-SHA256). Things that say the same cannot be told apart by what is read; <paramref name="id"/> decides then.
    /// </summary>
    /// <param name="seed">Secret: who has it and knows all that is said can tell the order.</param>
    /// <param name="said">What the thing says.</param>
    public static IReadOnlyList<T> Drawn<T>(IEnumerable<T> things, byte[] seed, Func<T, byte[]> said, Func<T, Guid> id) =>
        [.. things.OrderBy(thing => Lot(seed, said(thing)), StringComparer.Ordinal).ThenBy(thing => Lot(seed, id(thing).ToByteArray()), StringComparer.Ordinal)];

    private static string Lot(byte[] seed, byte[] of) => Convert.ToHexString(HMACSHA256.HashData(seed, of));
}
