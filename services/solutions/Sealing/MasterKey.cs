using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Market.Solutions.Sealing;

/// <summary>The market's master key: 256 bits from which every wrapping key follows. Kept outside the databases; losing it loses all that was sealed.</summary>
internal sealed class MasterKey
{
    public const int Size = 32;

    private readonly byte[] _key;
    private readonly ConcurrentDictionary<string, byte[]> _derived = new();

    private MasterKey(byte[] key)
    {
        _key = key;
        Fingerprint = Convert.ToHexStringLower(Derive("fingerprint"))[..16];
    }

    /// <summary>Tells one master key from another and says nothing about it.</summary>
    public string Fingerprint { get; }

    public static MasterKey New() => new(RandomNumberGenerator.GetBytes(Size));

    /// <param name="text">Base64 of 32 bytes.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public static MasterKey Parse(string text)
    {
        var key = Convert.FromBase64String(text.Trim());
        return key.Length == Size ? new MasterKey(key) : throw new FormatException($"The master key must be {Size} bytes in base64");
    }

    /// <summary>A key for one purpose (HKDF-SHA256, RFC 5869), so that what was wrapped for one is never opened for another.</summary>
    public byte[] Derive(string purpose) => _derived.GetOrAdd(
        purpose, each => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Size, info: System.Text.Encoding.UTF8.GetBytes($"flanders-issn-market/sealing/1/{each}")));

    /// <summary>For the key file only.</summary>
    public string Export() => Convert.ToBase64String(_key);
}
