using System.Globalization;
using System.Security.Cryptography;

namespace Market.Solutions.Domain.Solving;

/// <summary>A number people can read out over the telephone: <c>OPL-2026-7K3F9Q</c>. Drawn by lot, so it says nothing about how many there are.</summary>
internal static class ReceiptNumber
{
    /// <summary>Without I, L, O and U, which look like 1, 1, 0 and V.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Draw(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"OPL-{now.Year}-{RandomNumberGenerator.GetString(Alphabet, 6)}");
}
