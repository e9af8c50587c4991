using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

using Microsoft.Extensions.Options;

namespace Market.Hosting.Access;

/// <summary>
/// Seals a text that one service gives another by way of events or of a browser, so that who reads a database or an address cannot use it. The key follows from the
/// application token, which all services share: without one there is nothing to seal with.
/// </summary>
/// <param name="market">With <see cref="MarketOptions.AppToken"/>.</param>
public sealed class SharedSeal(IOptions<MarketOptions> market)
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>For an address, at most four thirds as long as the text and 40 characters.</summary>
    /// <param name="purpose">What is sealed for one cannot be opened for another.</param>
    /// <exception cref="InvalidOperationException">There is no application token.</exception>
    public string Seal(string purpose, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(Key(purpose), TagLength);
        aes.Encrypt(box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength, plain.Length), box.AsSpan(NonceLength + plain.Length));
        return Base64Url.EncodeToString(box);
    }

    /// <returns>Null when it was not sealed for this purpose, or changed.</returns>
    public string? Open(string purpose, string? sealedText)
    {
        try
        {
            var box = Base64Url.DecodeFromChars(sealedText);
            var plain = new byte[box.Length - NonceLength - TagLength];
            using var aes = new AesGcm(Key(purpose), TagLength);
            aes.Decrypt(box.AsSpan(0, NonceLength), box.AsSpan(NonceLength, plain.Length), box.AsSpan(NonceLength + plain.Length), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception error) when (error is FormatException or CryptographicException or OverflowException)
        {
            return null;
        }
    }

    private byte[] Key(string purpose)
    {
        if (market.Value.AppToken is not { Length: > 0 } token)
            throw new InvalidOperationException("Market:AppToken is needed to seal what services give each other");
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(token), KeyLength, info: Encoding.UTF8.GetBytes($"market.shared-seal.{purpose}"));
    }
}
