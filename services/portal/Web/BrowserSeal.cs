using System.Security.Cryptography;
using System.Text;

namespace Market.Portal.Web;

/// <summary>Seals what the portal keeps for a reader under a secret that only the reader's browser has: AES-256-GCM, nonce (12 bytes), ciphertext, tag (16 bytes).</summary>
internal static class BrowserSeal
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static byte[] Seal(string secret, ReadOnlySpan<byte> plain)
    {
        var item = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(item.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(KeyOf(secret), TagSize);
        cipher.Encrypt(item.AsSpan(0, NonceSize), plain, item.AsSpan(NonceSize, plain.Length), item.AsSpan(item.Length - TagSize));
        return item;
    }

    /// <exception cref="CryptographicException">It was sealed under another secret.</exception>
    public static byte[] Open(string secret, ReadOnlySpan<byte> item)
    {
        var plain = new byte[item.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(KeyOf(secret), TagSize);
        cipher.Decrypt(item[..NonceSize], item[NonceSize..^TagSize], item[^TagSize..], plain);
        return plain;
    }

    /// <summary>Under which it is found again; says nothing about the secret.</summary>
    public static string NameOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"flanders-issn-market/browser-name/1/{secret}")))[..32];

    private static byte[] KeyOf(string secret) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "flanders-issn-market/browser/1"u8.ToArray());
}
