using System.Security.Cryptography;

using Market.Solutions.Domain.Openings;

namespace Market.Solutions.Sealing;

/// <summary>The private half of an opening key in memory, for as long as one opening takes. Without a warrant for the challenge there is none.</summary>
internal sealed class UnlockedKey : IDisposable
{
    private readonly OpeningKey _key;
    private readonly byte[] _private;

    private UnlockedKey(OpeningWarrant warrant, OpeningKey key, Func<byte[]> secret)
    {
        if (warrant.ChallengeId != key.Id || warrant.ByCards != key.IsSplit)
            throw new CryptographicException("The warrant is for another challenge, or for another level");
        (_key, _private) = (key, secret());
    }

    /// <summary>Standard: unwraps it.</summary>
    /// <exception cref="CryptographicException">The warrant does not fit, or the master key is another.</exception>
    public static UnlockedKey WithMasterKey(OpeningWarrant warrant, OpeningKey key, Vault vault) => new(warrant, key, () => Unwrap(key, vault));

    /// <summary>Strict: puts it together from what is on the cards of the officers.</summary>
    /// <exception cref="CryptographicException">The warrant does not fit, or these are not the shares of this key.</exception>
    public static UnlockedKey WithShares(OpeningWarrant warrant, OpeningKey key, IReadOnlyList<byte[]> shares) => new(warrant, key, () => Shamir.Combine(shares));

    /// <summary>Opens what <see cref="OpeningKey.Agree"/> sealed.</summary>
    /// <param name="owner">The submission.</param>
    /// <exception cref="CryptographicException">It was changed, belongs to another submission, or was sealed for another challenge.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedKey, Guid owner) => PublicSeal.Open(_key.Public, _private, sealedKey, OpeningKey.Kind, owner);

    public void Dispose() => CryptographicOperations.ZeroMemory(_private);

    private static byte[] Unwrap(OpeningKey key, Vault vault)
    {
        var secret = vault.Unwrap(key.WrappedPrivate, OpeningKey.Kind, key.Id);
        using var pair = ECDiffieHellman.Create();
        pair.ImportPkcs8PrivateKey(secret, out _);
        CryptographicOperations.ZeroMemory(secret);
        return pair.ExportParameters(includePrivateParameters: true).D!;
    }
}
