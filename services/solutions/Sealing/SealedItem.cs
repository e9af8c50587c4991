using System.Security.Cryptography;
using System.Text;

namespace Market.Solutions.Sealing;

/// <summary>
/// One sealed item, AES-256-GCM (NIST SP 800-38D): version (1 byte, 1), nonce (12 bytes, random), ciphertext, tag (16 bytes). The associated
/// data is <c>flanders-issn-market/1/KIND/ID</c>, so that an item of one owner or kind never passes for another.
/// </summary>
internal static class SealedItem
{
    public const byte Version = 1;
    public const int NonceSize = 12;
    public const int TagSize = 16;
    public const int Overhead = 1 + NonceSize + TagSize;

    /// <param name="kind">What it is, for example <c>draft</c>.</param>
    /// <param name="owner">Id of what it belongs to.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, string kind, Guid owner)
    {
        var item = new byte[plain.Length + Overhead];
        Seal(key, plain, kind, owner, item);
        return item;
    }

    /// <param name="item">Where it is written: <see cref="Overhead"/> bytes longer than <paramref name="plain"/>.</param>
    public static void Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, string kind, Guid owner, Span<byte> item)
    {
        item[0] = Version;
        var nonce = item.Slice(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, plain, item.Slice(1 + NonceSize, plain.Length), item[^TagSize..], AssociatedData(kind, owner));
    }

    /// <exception cref="CryptographicException">It was changed, belongs to something else, or this is not its key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> item, string kind, Guid owner)
    {
        if (item.Length < Overhead || item[0] != Version)
            throw new CryptographicException("Not a sealed item of a known version");
        var plain = new byte[item.Length - Overhead];
        using var cipher = new AesGcm(key, TagSize);
        cipher.Decrypt(item.Slice(1, NonceSize), item[(1 + NonceSize)..^TagSize], item[^TagSize..], plain, AssociatedData(kind, owner));
        return plain;
    }

    private static byte[] AssociatedData(string kind, Guid owner) => Encoding.UTF8.GetBytes($"flanders-issn-market/{Version}/{kind}/{owner}");
}
