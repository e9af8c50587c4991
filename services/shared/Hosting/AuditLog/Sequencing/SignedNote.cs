using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Market.Hosting.AuditLog.Sequencing;

/// <summary>A public key as a line of text, <c>name+hash+key</c> (C2SP signed-note).</summary>
public sealed record VerifierKey(string Name, byte[] Public)
{
    private const byte Ed25519Algorithm = 1;

    public byte[] Hash => SHA256.HashData([.. Encoding.UTF8.GetBytes(Name), (byte)'\n', Ed25519Algorithm, .. Public])[..4];

    /// <summary>The same key under the name in a note: a market that moves to another address keeps its log.</summary>
    internal VerifierKey As(string note) => this with { Name = note.Split('\n')[0] };

    /// <exception cref="FormatException">Not such a line, or its hash is not that of the key.</exception>
    public static VerifierKey Parse(string line)
    {
        var parts = line.Trim().Split('+', 3);
        if (parts.Length != 3 || Convert.FromBase64String(parts[2]) is not [Ed25519Algorithm, .. var key] || key.Length != Ed25519.PublicKeySize)
            throw new FormatException("Not a verifier key");
        var parsed = new VerifierKey(parts[0], key);
        return parsed.ToString() == line.Trim() ? parsed : throw new FormatException("The hash of the verifier key is wrong, or it is not in its canonical form");
    }

    public override string ToString() => $"{Name}+{Convert.ToHexStringLower(Hash)}+{Convert.ToBase64String([Ed25519Algorithm, .. Public])}";
}

/// <summary>A checkpoint in signed-note form (C2SP tlog-checkpoint): origin, size, root, one line with the time, and the signature.</summary>
public sealed record SignedNote(string Origin, long Size, byte[] Root, DateTimeOffset At)
{
    private const string SignatureStart = "— ";

    public string Text => $"{Origin}\n{Size.ToString(CultureInfo.InvariantCulture)}\n{Convert.ToBase64String(Root)}\ntime {At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\n";

    internal string Sign(LogKey key) => $"{Text}\n{SignatureStart}{key.Verifier.Name} {Convert.ToBase64String([.. key.Verifier.Hash, .. key.Sign(Encoding.UTF8.GetBytes(Text))])}\n";

    /// <summary>The checkpoint in a note that <paramref name="key"/> signed.</summary>
    /// <exception cref="FormatException">Not a checkpoint, or not signed by the key.</exception>
    public static SignedNote Open(string note, VerifierKey key)
    {
        var end = note.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
            throw new FormatException("The checkpoint has no signature");
        var text = note[..(end + 1)];
        if (!note[(end + 2)..].Split('\n').Any(line => IsSignature(line, text, key)))
            throw new FormatException("The checkpoint is not signed by this key");
        var parsed = Read(text.Split('\n'));
        return parsed.Text == text && parsed.Origin == key.Name ? parsed : throw new FormatException("The checkpoint is not in its canonical form");
    }

    private static SignedNote Read(string[] lines)
    {
        if (lines.Length != 5 || !lines[3].StartsWith("time ", StringComparison.Ordinal) || Convert.FromBase64String(lines[2]) is not { Length: SHA256.HashSizeInBytes } root)
            throw new FormatException("Not a checkpoint");
        return new SignedNote(lines[0], long.Parse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture), root,
            DateTimeOffset.Parse(lines[3][5..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
    }

    private static bool IsSignature(string line, string text, VerifierKey key)
    {
        var start = $"{SignatureStart}{key.Name} ";
        var signed = new byte[4 + Ed25519.SignatureSize];
        if (!line.StartsWith(start, StringComparison.Ordinal) || !Convert.TryFromBase64String(line[start.Length..], signed, out var length) || length != signed.Length || Convert.ToBase64String(signed) != line[start.Length..])
            return false;
        var message = Encoding.UTF8.GetBytes(text);
        return signed.AsSpan(0, 4).SequenceEqual(key.Hash) && Ed25519.Verify(signed, 4, key.Public, 0, message, 0, message.Length);
    }
}
