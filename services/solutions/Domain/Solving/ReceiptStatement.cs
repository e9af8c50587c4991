using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Market.Solutions.Domain.Solving;

/// <summary>
/// What the audit log vouches for when a submission is received: always the same text for the same submission, so that the
/// salted hash in its leaf can be checked by who has the receipt.
/// </summary>
internal static class ReceiptStatement
{
    /// <summary>The form that also names the deadline and which change it comes from; the one before it (1) does not.</summary>
    public const int WithDeadline = 2;

    private static readonly JsonSerializerOptions Plain = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of(Submission submission)
    {
        var names = submission.StatementForm >= WithDeadline;
        return JsonSerializer.Serialize(
            new
            {
                submission.ReceiptNumber,
                ReceivedAt = Instant(submission.ReceivedAt),
                Deadline = names ? Instant(submission.Deadline) : null,
                DeadlineVersion = names ? (int?)submission.DeadlineVersion : null,
                submission.ContentHash,
                submission.Sequence,
                submission.SolutionId,
                submission.ChallengeId,
                Files = submission.Files.Select(file => new { file.Name, file.Sha256, file.Size }),
            },
            Plain);
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
