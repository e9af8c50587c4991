using System.Security.Cryptography;

namespace Market.Solutions.Sealing;

/// <summary>
/// The key of one challenge. The public half seals the data key of each submission. The private half lies wrapped under the master key (standard), or is split
/// among the cards of the opening officers and kept nowhere (strict); <see cref="UnlockedKey"/> gets at it, in the opening only.
/// </summary>
internal sealed class OpeningKey
{
    public const string Kind = "opening";

    private OpeningKey()
    {
    }

    /// <summary>The challenge.</summary>
    public Guid Id { get; private init; }

    /// <summary>As in <see cref="PublicSeal"/>.</summary>
    public byte[] Public { get; private init; } = [];

    /// <summary>PKCS #8, wrapped; empty when it is split among cards.</summary>
    public byte[] WrappedPrivate { get; private init; } = [];

    public bool IsSplit => WrappedPrivate.Length == 0;

    public static OpeningKey New(Guid challengeId, Vault vault)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var (secret, point) = (pair.ExportPkcs8PrivateKey(), pair.ExportParameters(includePrivateParameters: false).Q);
        var key = new OpeningKey { Id = challengeId, Public = [.. point.X!, .. point.Y!], WrappedPrivate = vault.Wrap(secret, Kind, challengeId) };
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }

    /// <summary>Of which the private half was dealt out.</summary>
    public static OpeningKey Split(Guid challengeId, byte[] publicHalf) => new() { Id = challengeId, Public = publicHalf };

    /// <summary>For sealing the data keys of submissions that come together; owner is the submission.</summary>
    public SealAgreement Agree() => PublicSeal.AgreeWith(Public, Kind);

    /// <summary>Whether its halves belong together; of a split one only the public half can be looked at. Gives nothing away.</summary>
    public bool IsSound(Vault vault)
    {
        try
        {
            return IsSplit ? Public.Length == PublicSeal.PublicSize : HalvesMatch(vault);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private bool HalvesMatch(Vault vault)
    {
        using var own = ECDiffieHellman.Create();
        var secret = vault.Unwrap(WrappedPrivate, Kind, Id);
        own.ImportPkcs8PrivateKey(secret, out _);
        CryptographicOperations.ZeroMemory(secret);
        var point = own.ExportParameters(includePrivateParameters: false).Q;
        return Public.AsSpan().SequenceEqual([.. point.X!, .. point.Y!]);
    }
}
