using System.Security.Cryptography;

namespace Market.Solutions.Sealing;

/// <summary>
/// Splits a secret so that any <c>threshold</c> of the shares give it back and fewer say nothing about it (Shamir 1979), byte by byte over GF(2⁸) with
/// the polynomial of AES, as in the IETF draft Threshold Secret Sharing (McGrew). A share is its number (one byte, from 1), then one byte for each byte
/// of the secret. No table and no branch depends on a byte of a secret.
/// </summary>
internal static class Shamir
{
    public const int MaxShares = byte.MaxValue;

    /// <param name="threshold">How many shares give the secret back: 2 to <paramref name="count"/>.</param>
    /// <param name="count">How many shares to make, at most <see cref="MaxShares"/>.</param>
    public static byte[][] Split(ReadOnlySpan<byte> secret, int threshold, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxShares);
        var shares = new byte[count][];
        for (var i = 0; i < count; i++)
            (shares[i] = new byte[secret.Length + 1])[0] = (byte)(i + 1);
        Span<byte> coefficients = stackalloc byte[threshold];
        for (var at = 0; at < secret.Length; at++)
        {
            RandomNumberGenerator.Fill(coefficients);
            coefficients[0] = secret[at];
            foreach (var share in shares)
                share[at + 1] = Evaluate(coefficients, share[0]);
        }

        CryptographicOperations.ZeroMemory(coefficients);
        return shares;
    }

    /// <summary>The secret, when there are enough shares of it; with fewer, or with shares of several secrets, something else that says nothing.</summary>
    /// <exception cref="CryptographicException">No set of shares: none, other lengths, or a number twice.</exception>
    public static byte[] Combine(IReadOnlyList<byte[]> shares)
    {
        if (shares.Count == 0 || shares.Any(share => share.Length != shares[0].Length || share.Length < 2 || share[0] == 0)
            || shares.DistinctBy(share => share[0]).Count() != shares.Count)
            throw new CryptographicException("Not a set of shares");
        var secret = new byte[shares[0].Length - 1];
        foreach (var share in shares)
        {
            var weight = WeightOf(share[0], shares);
            for (var at = 0; at < secret.Length; at++)
                secret[at] ^= Multiply(share[at + 1], weight);
        }

        return secret;
    }

    /// <summary>The value at <paramref name="x"/> of the polynomial with these coefficients, the constant one first.</summary>
    internal static byte Evaluate(ReadOnlySpan<byte> coefficients, byte x)
    {
        byte value = 0;
        for (var power = coefficients.Length - 1; power >= 0; power--)
            value = (byte)(Multiply(value, x) ^ coefficients[power]);
        return value;
    }

    /// <summary>The product in GF(2⁸) modulo x⁸ + x⁴ + x³ + x + 1, in the same steps whatever the factors are.</summary>
    internal static byte Multiply(byte left, byte right)
    {
        int product = 0, shifted = left;
        for (var bit = 0; bit < 8; bit++)
        {
            product ^= -((right >> bit) & 1) & shifted;
            shifted = (shifted << 1) ^ (-(shifted >> 7) & 0x11B);
        }

        return (byte)product;
    }

    /// <summary>x²⁵⁴, which is 1/x; 0 for 0.</summary>
    internal static byte Invert(byte value)
    {
        byte power = value, inverse = 1;
        for (var bit = 1; bit < 8; bit++)
        {
            power = Multiply(power, power);
            inverse = Multiply(inverse, power);
        }

        return inverse;
    }

    /// <summary>What the share with this number counts for at zero (Lagrange).</summary>
    private static byte WeightOf(byte number, IReadOnlyList<byte[]> shares)
    {
        byte weight = 1;
        foreach (var other in shares.Where(share => share[0] != number))
            weight = Multiply(weight, Multiply(other[0], Invert((byte)(other[0] ^ number))));
        return weight;
    }
}
