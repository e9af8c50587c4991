using System.Security.Cryptography;
using System.Text;

namespace Market.Solutions.Sealing;

/// <summary>
/// Seals for who has the private half of a key pair on curve P-256: an ephemeral key, ECDH, HKDF-SHA256 over the raw secret with both public halves as salt,
/// AES-256-GCM (ECIES, as in RFC 9180 but with our own labels). A public half is the coordinates x and y, 32 bytes each; a private half the number, 32 bytes.
/// What comes out is the ephemeral public half, then the sealed item.
/// </summary>
internal static class PublicSeal
{
    public const int PublicSize = 64;
    public const int PrivateSize = 32;

    public static (byte[] Public, byte[] Private) NewPair()
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return (PublicHalf(pair), pair.ExportParameters(includePrivateParameters: true).D!);
    }

    /// <param name="kind">What it is, for example <c>opening</c>; what was sealed for one is never opened for another.</param>
    /// <param name="owner">Id of what it belongs to.</param>
    public static byte[] Seal(ReadOnlySpan<byte> publicHalf, ReadOnlySpan<byte> plain, string kind, Guid owner) => AgreeWith(publicHalf, kind).Seal(plain, owner);

    /// <summary>For several items at once: agreeing costs more than all the rest. They show by the same ephemeral half that they were sealed together.</summary>
    public static SealAgreement AgreeWith(ReadOnlySpan<byte> publicHalf, string kind)
    {
        using var other = Import(publicHalf, privateHalf: null);
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var half = PublicHalf(ephemeral);
        return new SealAgreement(half, Agree(ephemeral, other, half, publicHalf, kind), kind);
    }

    /// <exception cref="CryptographicException">It was changed, belongs to something else, or was sealed for another key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> publicHalf, byte[] privateHalf, ReadOnlySpan<byte> item, string kind, Guid owner)
    {
        if (item.Length < PublicSize || privateHalf.Length != PrivateSize)
            throw new CryptographicException("Not sealed for a key");
        using var own = Import(publicHalf, privateHalf);
        using var ephemeral = Import(item[..PublicSize], privateHalf: null);
        return SealedItem.Open(Agree(own, ephemeral, item[..PublicSize], publicHalf, kind), item[PublicSize..], kind, owner);
    }

    private static byte[] PublicHalf(ECDiffieHellman key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [.. point.X!, .. point.Y!];
    }

    private static ECDiffieHellman Import(ReadOnlySpan<byte> half, byte[]? privateHalf) => ECDiffieHellman.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = half[..32].ToArray(), Y = half[32..].ToArray() },
        D = privateHalf,
    });

    private static byte[] Agree(ECDiffieHellman own, ECDiffieHellman other, ReadOnlySpan<byte> ephemeral, ReadOnlySpan<byte> receiver, string kind)
    {
        using var point = other.PublicKey;
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(point), Vault.DataKeySize, salt: [.. ephemeral, .. receiver], info: Encoding.UTF8.GetBytes($"flanders-issn-market/{kind}/1"));
    }
}

/// <summary>A key that was agreed with who has a private half; see <see cref="PublicSeal"/>.</summary>
internal sealed class SealAgreement(byte[] ephemeralHalf, byte[] key, string kind)
{
    /// <param name="owner">Id of what it belongs to.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, Guid owner) => [.. ephemeralHalf, .. SealedItem.Seal(key, plain, kind, owner)];
}
