using System.Security.Cryptography;

using Market.Solutions.Domain.Openings;

namespace Market.Solutions.Sealing;

/// <summary>
/// The key pair of one challenge, on curve P-256. The public half seals the data key of each submission: an ephemeral key, ECDH, HKDF-SHA256
/// over the raw secret with both public halves as salt, AES-256-GCM (ECIES, as in RFC 9180 but with our own labels). The private half lies wrapped
/// under the master key and is unwrapped in the opening only.
/// </summary>
internal sealed class OpeningKey
{
    private const string Kind = "opening";
    private const int HalfSize = 64;

    private OpeningKey()
    {
    }

    /// <summary>The challenge.</summary>
    public Guid Id { get; private init; }

    /// <summary>The coordinates x and y of the point, 32 bytes each.</summary>
    public byte[] Public { get; private init; } = [];

    /// <summary>PKCS #8, wrapped.</summary>
    public byte[] WrappedPrivate { get; private init; } = [];

    public static OpeningKey New(Guid challengeId, Vault vault)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var secret = pair.ExportPkcs8PrivateKey();
        var key = new OpeningKey { Id = challengeId, Public = PublicHalf(pair), WrappedPrivate = vault.Wrap(secret, Kind, challengeId) };
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }

    /// <summary>Seals a data key for the opening: the ephemeral public half (64 bytes), the sealed item.</summary>
    /// <param name="owner">The submission.</param>
    public static byte[] SealFor(ReadOnlySpan<byte> challengePublic, ReadOnlySpan<byte> dataKey, Guid owner)
    {
        using var challenge = ImportPublic(challengePublic);
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var half = PublicHalf(ephemeral);
        return [.. half, .. SealedItem.Seal(Agree(ephemeral, challenge, half, challengePublic), dataKey, Kind, owner)];
    }

    /// <summary>Opens what <see cref="SealFor"/> sealed.</summary>
    /// <param name="warrant">Of this challenge: two persons, and the time.</param>
    /// <exception cref="CryptographicException">It was changed, belongs to another submission, or was sealed for another challenge.</exception>
    public byte[] Open(OpeningWarrant warrant, ReadOnlySpan<byte> sealedKey, Guid owner, Vault vault)
    {
        if (warrant.ChallengeId != Id)
            throw new CryptographicException("The warrant is for another challenge");
        if (sealedKey.Length < HalfSize)
            throw new CryptographicException("Not a sealed data key");
        using var own = ECDiffieHellman.Create();
        var secret = vault.Unwrap(WrappedPrivate, Kind, Id);
        own.ImportPkcs8PrivateKey(secret, out _);
        CryptographicOperations.ZeroMemory(secret);
        var half = sealedKey[..HalfSize];
        using var ephemeral = ImportPublic(half);
        return SealedItem.Open(Agree(own, ephemeral, half, Public), sealedKey[HalfSize..], Kind, owner);
    }

    private static byte[] PublicHalf(ECDiffieHellman key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [.. point.X!, .. point.Y!];
    }

    private static ECDiffieHellman ImportPublic(ReadOnlySpan<byte> half) => ECDiffieHellman.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = half[..32].ToArray(), Y = half[32..].ToArray() },
    });

    private static byte[] Agree(ECDiffieHellman own, ECDiffieHellman other, ReadOnlySpan<byte> ephemeral, ReadOnlySpan<byte> challenge)
    {
        using var point = other.PublicKey;
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(point), Vault.DataKeySize, salt: [.. ephemeral, .. challenge], info: "flanders-issn-market/opening/1"u8.ToArray());
    }
}
