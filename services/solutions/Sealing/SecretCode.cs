using System.Security.Cryptography;
using System.Text;

namespace Market.Solutions.Sealing;

/// <summary>
/// A secret that a person keeps on paper: 26 characters drawn by lot from 32 (130 bits) and two that check them, in seven groups of four. The alphabet has no I,
/// L, O and U; who types them is understood. What it is for is in the check, so that one kind of code is not taken for another.
/// </summary>
internal sealed class SecretCode
{
    /// <summary>Of an opening officer.</summary>
    public const string Card = "card";

    /// <summary>Of a team that answers a strict challenge.</summary>
    public const string Team = "team";

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Drawn = 26;
    private const int Check = 2;
    private const int Group = 4;

    private readonly string _symbols;

    private SecretCode(string symbols) => _symbols = symbols;

    public static SecretCode New(string kind)
    {
        var drawn = RandomNumberGenerator.GetString(Alphabet, Drawn);
        return new SecretCode(drawn + CheckOf(drawn, kind));
    }

    /// <summary>The code as somebody typed or scanned it, with or without spaces and dashes; null when it cannot be one of this kind, which says nothing about any real one.</summary>
    public static SecretCode? Read(string? typed, string kind)
    {
        var symbols = string.Concat((typed ?? "").ToUpperInvariant().Where(symbol => symbol is not (' ' or '-' or '\t' or '\n' or '\r')).Select(Understand));
        return symbols.Length == Drawn + Check && symbols[Drawn..] == CheckOf(symbols[..Drawn], kind) ? new SecretCode(symbols) : null;
    }

    /// <summary>A key that follows from it for one purpose and one owner (HKDF-SHA256); the code itself is drawn by lot, so it needs no slow hash.</summary>
    /// <param name="salt">What else somebody needs to know.</param>
    public byte[] Derive(ReadOnlySpan<byte> salt, string purpose, Guid owner)
    {
        var key = new byte[Vault.DataKeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(_symbols), key, salt, Encoding.UTF8.GetBytes($"flanders-issn-market/code/1/{purpose}/{owner}"));
        return key;
    }

    /// <summary>For its holder only: groups of four with dashes.</summary>
    public string Reveal() => string.Join('-', _symbols.Chunk(Group).Select(group => new string(group)));

    /// <summary>Never the code, should it get in a message or a log.</summary>
    public override string ToString() => "(secret)";

    private static char Understand(char typed) => typed switch { 'O' => '0', 'I' or 'L' => '1', 'U' => 'V', _ => typed };

    private static string CheckOf(string drawn, string kind)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{drawn}"));
        return $"{Alphabet[hash[0] & 31]}{Alphabet[hash[1] & 31]}";
    }
}
