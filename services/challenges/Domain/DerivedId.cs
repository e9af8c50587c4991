using System.Security.Cryptography;
using System.Text;

namespace Market.Challenges.Domain;

/// <summary>Ids of imported things: the same name always gives the same id, so that a second import finds the first.</summary>
internal static class DerivedId
{
    /// <returns>A version 8 UUID (RFC 9562, section 5.8) from the SHA-256 of kind and name.</returns>
    public static Guid Of(string kind, string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{name}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
