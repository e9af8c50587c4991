using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>
/// Proves later that criteria and weights did not change after publication: SHA-256 over canonical JSON, that is UTF-8, no white
/// space, properties in the order below, absent texts as null, minimum as text with a point or null, levels only where there are any.
/// </summary>
internal static class CriteriaHash
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <returns>Lower-case hex.</returns>
    public static string Of(IReadOnlyList<Criterion> criteria) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson(criteria))));

    public static string CanonicalJson(IReadOnlyList<Criterion> criteria) => JsonSerializer.Serialize(criteria.Select(criterion => new Canonical(
        criterion.Id.ToString("D", CultureInfo.InvariantCulture), Of(criterion.Name), Of(criterion.Description), criterion.Weight,
        criterion.Minimum?.ToString("0.0", CultureInfo.InvariantCulture),
        criterion.Levels.Count == 0 ? null : [.. criterion.Levels.Select(level => new CanonicalLevel(level.Points, Of(level.Text)))])), Json);

    private static CanonicalText Of(LocalizedText text) => new(text.Nl, text.En, text.Fr);

    private sealed record CanonicalText(string? Nl, string? En, string? Fr);

    private sealed record CanonicalLevel(int Points, CanonicalText Text);

    private sealed record Canonical(
        string Id, CanonicalText Name, CanonicalText Description, int Weight, string? Minimum,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<CanonicalLevel>? Levels);
}
