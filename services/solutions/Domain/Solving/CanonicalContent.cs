using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Market.Solutions.Domain.Solving;

internal sealed record CanonicalFile(string Name, long Size, string ContentType, string Sha256);

/// <summary>
/// The one way to write down a solution, so that anyone can compute its hash again: JSON without white space, properties in
/// the order below, ids in lower case, partners, answers and subcontractors sorted by id or number, files as ordered by the team, subcontractors
/// left out when there are none, nothing escaped that JSON does not require to be escaped; UTF-8, then SHA-256.
/// </summary>
internal sealed record CanonicalContent(
    Guid ChallengeId, Guid SolutionId, Guid LeadOrganisationId, IReadOnlyList<Guid> PartnerIds, string Title, string Summary,
    IReadOnlyList<SolutionAnswer> Answers, long? BudgetCents, string Planning, IReadOnlyList<CanonicalFile> Files,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Subcontractors = null)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static CanonicalContent Of(Solution solution) => new(
        solution.ChallengeId,
        solution.Id,
        solution.LeadOrganisationId,
        [.. solution.TeamIds.Skip(1).Order()],
        solution.Title,
        solution.Summary,
        [.. solution.Answers.Where(answer => answer.Text.Length > 0).OrderBy(answer => answer.QuestionId)],
        solution.BudgetCents,
        solution.Planning,
        [.. solution.Files.Select(file => new CanonicalFile(file.Name, file.Size, file.ContentType, file.Sha256))],
        solution.Subcontractors.Count == 0 ? null : [.. solution.Subcontractors.Order(StringComparer.Ordinal)]);

    public static CanonicalContent Read(string json) => JsonSerializer.Deserialize<CanonicalContent>(json, Json)!;

    /// <summary>Lower-case hex.</summary>
    public static string Hash(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
