using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Market.Hosting.AuditLog.Tree;
using Market.Hosting.Storage;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>The rows that one act leaves in the log. People and evidence stand in it as salted hashes only.</summary>
internal sealed record Trace(AuditLeaf Leaf, AuditSecret Secret)
{
    /// <summary>Stands in the data of a leaf that vouches for something, and of no other: inside of texts quotes are written otherwise.</summary>
    public const string EvidenceMark = "\"evidence\":";

    private const int SaltBytes = 16;

    /// <summary>Bytes; few leaves have more.</summary>
    private const int LongData = 512;

    public static Trace Of(Act act, string outcome, Guid? target, Evidence? evidence, DateTimeOffset now)
    {
        var id = evidence?.LeafId ?? Guid.CreateVersion7(now);
        var salt = act.Who is null ? null : RandomNumberGenerator.GetBytes(SaltBytes);
        var nonce = evidence is null ? null : RandomNumberGenerator.GetBytes(SaltBytes);
        var at = now.ToMicroseconds();
        var data = Json(writer =>
        {
            writer.WriteString("id", id);
            writer.WriteString("at", Instant(at));
            writer.WriteString("what", act.What);
            writer.WriteString("outcome", outcome);
            if (target is { } known)
                writer.WriteString("object", known);
            if (salt is not null)
                writer.WriteString("who", Salted(salt, act.Who.ToString()!));
            if (nonce is not null)
                writer.WriteString("evidence", Salted(nonce, evidence!.Statement));
        });
        return new Trace(new AuditLeaf { Id = id, At = at, Data = data }, new AuditSecret { LeafId = id, PersonId = act.Who, Salt = salt, Nonce = nonce });
    }

    /// <summary>A leaf that says nothing, so that the size of the log says little.</summary>
    public static AuditLeaf Padding(DateTimeOffset now)
    {
        var (id, at) = (Guid.CreateVersion7(now), now.ToMicroseconds());
        return new AuditLeaf
        {
            Id = id,
            At = at,
            Data = Json(writer =>
            {
                writer.WriteString("id", id);
                writer.WriteString("at", Instant(at));
                writer.WriteBase64String("padding", RandomNumberGenerator.GetBytes(SaltBytes));
            }),
        };
    }

    /// <summary>Lower-case hex SHA-256 of the salt's bytes and the text in UTF-8.</summary>
    public static string Salted(byte[] salt, string text) => Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(text)]));

    public static byte[] HashOf(AuditLeaf leaf) => Merkle.Leaf(Encoding.UTF8.GetBytes(leaf.Data));

    public static byte[] PlaceOf(long index, byte[] hash)
    {
        System.Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, index);
        return SHA256.HashData([.. number, .. hash]);
    }

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var written = new ArrayBufferWriter<byte>(LongData);
        using (var writer = new Utf8JsonWriter(written))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(written.WrittenSpan);
    }
}
