using System.Security.Cryptography;

namespace Market.Solutions.Sealing;

/// <summary>
/// Seals with a fresh data key for each sealing, and wraps data keys and the private halves of opening keys with keys that follow from the master
/// key. Whoever asks it must have decided that the reader may read.
/// </summary>
internal sealed class Vault
{
    public const int DataKeySize = 32;

    private const int WrappedSize = DataKeySize + SealedItem.Overhead;

    private readonly Lazy<MasterKey> _master;

    public Vault(Func<MasterKey> master) => _master = new Lazy<MasterKey>(master, LazyThreadSafetyMode.PublicationOnly);

    public string Fingerprint => _master.Value.Fingerprint;

    public static byte[] NewDataKey() => RandomNumberGenerator.GetBytes(DataKeySize);

    /// <summary>An envelope: the wrapped data key, then the item that it opens.</summary>
    /// <param name="under">Another key than the one that follows from the master key.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, string kind, Guid owner, byte[]? under = null)
    {
        var key = NewDataKey();
        var envelope = new byte[WrappedSize + plain.Length + SealedItem.Overhead];
        Wrap(key, kind, owner, under).CopyTo(envelope, 0);
        SealedItem.Seal(key, plain, kind, owner, envelope.AsSpan(WrappedSize));
        return envelope;
    }

    /// <exception cref="CryptographicException">It was changed, belongs to something else, or was sealed under another master key.</exception>
    public byte[] Open(ReadOnlySpan<byte> envelope, string kind, Guid owner, byte[]? under = null) => envelope.Length < WrappedSize
        ? throw new CryptographicException("Not an envelope")
        : SealedItem.Open(Unwrap(envelope[..WrappedSize], kind, owner, under), envelope[WrappedSize..], kind, owner);

    /// <summary>A key sealed under the key that follows from the master key for this kind, or under another one.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> key, string kind, Guid owner, byte[]? under = null) => SealedItem.Seal(under ?? _master.Value.Derive(kind), key, $"{kind}-key", owner);

    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string kind, Guid owner, byte[]? under = null) => SealedItem.Open(under ?? _master.Value.Derive(kind), wrapped, $"{kind}-key", owner);

    /// <summary>From which the aliases of a challenge follow; says nothing about the master key or another challenge.</summary>
    public byte[] SeedOf(Guid challenge) => HMACSHA256.HashData(_master.Value.Derive("alias"), challenge.ToByteArray());

    /// <summary>The key that follows from a code on paper for one owner; the code alone, without the master key, gives nothing.</summary>
    public byte[] KeyOf(SecretCode code, string kind, Guid owner) => code.Derive(_master.Value.Derive(kind), kind, owner);
}
