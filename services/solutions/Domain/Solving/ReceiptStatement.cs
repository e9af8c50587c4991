using System.Text.Encodings.Web;
using System.Text.Json;

namespace Market.Solutions.Domain.Solving;

/// <summary>
/// What the audit log vouches for when a submission is received: always the same text for the same submission, so that the
/// salted hash in its leaf can be checked by who has the receipt.
/// </summary>
internal static class ReceiptStatement
{
    private static readonly JsonSerializerOptions Plain = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Submission submission) => JsonSerializer.Serialize(
        new
        {
            submission.ReceiptNumber,
            ReceivedAt = submission.ReceivedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            submission.ContentHash,
            submission.Sequence,
            submission.SolutionId,
            submission.ChallengeId,
            Files = submission.Files.Select(file => new { file.Name, file.Sha256, file.Size }),
        },
        Plain);
}
