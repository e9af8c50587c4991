using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>
/// Computes again the hash under which criteria and weights were published: SHA-256 over canonical JSON, that is UTF-8, no white space, properties in
/// the order below, absent texts as null, minimum as text with a point or null. The challenges service computes it in the same way.
/// </summary>
internal static class NoticeCriteria
{
    /// <returns>Lower-case hex.</returns>
    public static string HashOf(IReadOnlyList<BriefCriterion> criteria) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson(criteria))));

    public static string CanonicalJson(IReadOnlyList<BriefCriterion> criteria) => JsonSerializer.Serialize(criteria.Select(criterion => new
    {
        id = criterion.Id.ToString("D", CultureInfo.InvariantCulture),
        name = new { nl = criterion.Name.Nl, en = criterion.Name.En, fr = criterion.Name.Fr },
        description = new { nl = criterion.Description.Nl, en = criterion.Description.En, fr = criterion.Description.Fr },
        weight = criterion.Weight,
        minimum = criterion.Minimum?.ToString("0.0", CultureInfo.InvariantCulture),
    }));
}
