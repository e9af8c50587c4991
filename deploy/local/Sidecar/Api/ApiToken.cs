using System.Security.Cryptography;
using System.Text;

namespace Market.Local.Sidecar.Api;

/// <summary>Compares the token of a caller in a time that tells nothing.</summary>
internal static class ApiToken
{
    public static bool IsWanted(string? wanted, string given) =>
        wanted is null || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(wanted), Encoding.UTF8.GetBytes(given));
}
