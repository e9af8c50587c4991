using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Market.Challenges.Domain;

/// <summary>
/// Proves later that criteria and weights did not change after publication: SHA-256 over canonical JSON, that is UTF-8, no white
/// space, properties in the order below, absent texts as null, minimum as text with a point or null.
/// </summary>
internal static class CriteriaHash
{
    /// <returns>Lower-case hex.</returns>
    public static string Of(IReadOnlyList<Criterion> criteria) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson(criteria))));

    public static string CanonicalJson(IReadOnlyList<Criterion> criteria) => JsonSerializer.Serialize(criteria.Select(criterion => new
    {
        id = criterion.Id.ToString("D", CultureInfo.InvariantCulture),
        name = new { nl = criterion.Name.Nl, en = criterion.Name.En, fr = criterion.Name.Fr },
        description = new { nl = criterion.Description.Nl, en = criterion.Description.En, fr = criterion.Description.Fr },
        weight = criterion.Weight,
        minimum = criterion.Minimum?.ToString("0.0", CultureInfo.InvariantCulture),
    }));
}
