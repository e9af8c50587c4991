using System.Globalization;
using System.Text.Json;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>What the audit log vouches for when a report is issued: always the same text for the same report.</summary>
internal static class ReportStatement
{
    public static string Of(Guid challengeId, IssuedReport report) => JsonSerializer.Serialize(new
    {
        challengeId,
        issuedAt = report.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        reportHash = report.Hash,
    });
}
