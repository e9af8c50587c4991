using System.Text.RegularExpressions;

namespace Market.Local.Tests.Architecture;

/// <summary>
/// Where something is kept or leaves for good. A save or commit of an entity framework context has its failpoints from the interceptor that
/// every <c>MarketDb</c> gets, so handlers need none; what is kept in another way has one within a few lines.
/// </summary>
internal static partial class Boundaries
{
    private const int Near = 3;

    public static IEnumerable<string> WithoutFailPoint(IReadOnlyList<SourceFile> files) => Product(files).Where(HasBareBoundary).Select(file => file.Path);

    /// <summary>Contexts that the interceptor does not reach: of another base, or made without it.</summary>
    public static IEnumerable<string> OtherContexts(IReadOnlyList<SourceFile> files) => Product(files)
        .Where(file => file.Path != "services/shared/Hosting/Storage/MarketDb.cs" && OtherContext().IsMatch(file.Text)
            || file.Path != "services/shared/Hosting/Storage/MarketStorage.cs" && !file.Path.EndsWith("/DesignTime.cs", StringComparison.Ordinal) && Engine().IsMatch(file.Text))
        .Select(file => file.Path);

    private static IEnumerable<SourceFile> Product(IReadOnlyList<SourceFile> files) => files
        .Where(file => file.Path.StartsWith("services/", StringComparison.Ordinal) || file.Path.StartsWith("gateway/", StringComparison.Ordinal))
        .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.Contains("/Migrations/", StringComparison.Ordinal) && !file.Path.Contains("/FailPoints/", StringComparison.Ordinal));

    private static bool HasBareBoundary(SourceFile file)
    {
        var lines = file.Text.Split('\n');
        var plain = UsesPlainConnections().IsMatch(file.Text);
        // The mail job, which calls it, has the failpoints of every way to send.
        if (file.Text.Contains(": IMailTransport", StringComparison.Ordinal))
            return false;
        var moves = file.Text.Contains("DurableFile.Move(", StringComparison.Ordinal);
        return lines.Select((line, number) => (line, number))
            .Where(at => Boundary().IsMatch(at.line) || (plain && PlainBoundary().IsMatch(at.line)) || (!moves && Flush().IsMatch(at.line)))
            .Any(at => !lines[Math.Max(0, at.number - Near)..Math.Min(lines.Length, at.number + Near + 1)].Any(near => near.Contains("FailPoint.Hit(", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\bFile\.(Move|Replace|Copy|WriteAll\w+|AppendAll\w+)\(|PublishEventAsync\(|transport\.SendAsync\(|SmtpClient\b")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\b(NpgsqlConnection|NpgsqlBatch|NpgsqlCommand|NpgsqlDataSource|SqliteCommand|DbCommand)\b")]
    private static partial Regex UsesPlainConnections();

    [GeneratedRegex(@"flushToDisk: true")]
    private static partial Regex Flush();

    [GeneratedRegex(@"\.(CommitAsync|Commit|ExecuteNonQueryAsync|ExecuteNonQuery)\(")]
    private static partial Regex PlainBoundary();

    [GeneratedRegex(@"class \w+[^{;]*:\s*(Identity)?DbContext\b")]
    private static partial Regex OtherContext();

    [GeneratedRegex(@"\.Use(Npgsql|Sqlite|MarketSqlite)\(")]
    private static partial Regex Engine();
}
