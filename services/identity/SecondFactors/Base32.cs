using System.Text;

namespace Market.Identity.SecondFactors;

internal static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;

    /// <summary>As authenticator apps take a secret (RFC 4648), without padding.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var next in bytes)
        {
            (buffer, bits) = ((buffer << 8) | next, bits + 8);
            for (; bits >= BitsPerLetter; bits -= BitsPerLetter)
                text.Append(Letters[(buffer >> (bits - BitsPerLetter)) & 31]);
            buffer &= (1 << bits) - 1;
        }

        if (bits > 0)
            text.Append(Letters[(buffer << (BitsPerLetter - bits)) & 31]);
        return text.ToString();
    }
}
