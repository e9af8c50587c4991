using System.Security.Cryptography;

namespace Market.Portal.Web;

internal static class DraftOwner
{
    /// <summary>Under which a browser keeps what this person typed and did not save yet; it does not say who that is.</summary>
    public static string Of(Guid personId) => Convert.ToHexStringLower(SHA256.HashData(personId.ToByteArray()))[..16];
}
