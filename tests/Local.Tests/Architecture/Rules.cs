using System.Text.RegularExpressions;

namespace Market.Local.Tests.Architecture;

/// <summary>The rules of services/README.md that can be read off the sources. Each gives the files that break it.</summary>
internal static partial class Rules
{
    private static readonly string[] Services = ["challenges", "solutions", "identity", "notifications"];
    private static readonly string[] BannedWords = ["Common", "Core", "Utils", "Helper", "Manager", "Base", "Impl", "Dto", "Custom"];

    /// <summary>The endpoints by which somebody approves, opens, locks, signs, awards or gives roles.</summary>
    public static readonly IReadOnlyList<string> ActsOfWeight =
    [
        "ApproveChallenge", "ConfirmDeadline", "ProposeOpening", "ConfirmOpening", "DrawCard", "GiveCard", "LockScores", "AllowReopening", "SignReport", "IssueReport", "RecordUnable", "AskToChair", "AnswerChair", "ProposeAward", "ConfirmAward", "AnswerObjection", "ConcludeAward",
        "AddPerson", "GiveRoles", "DeactivatePerson", "ReactivatePerson", "ResetSecondFactors",
    ];

    public static readonly IReadOnlyDictionary<string, Func<IReadOnlyList<SourceFile>, IEnumerable<string>>> All =
        new Dictionary<string, Func<IReadOnlyList<SourceFile>, IEnumerable<string>>>
        {
            ["Kernel and Contracts use the base class library only"] = files => files
                .Where(file => file.Path is "services/shared/Kernel/Kernel.csproj" or "services/shared/Contracts/Contracts.csproj")
                .Where(file => file.Text.Contains("<PackageReference", StringComparison.Ordinal) || file.Text.Contains("<ProjectReference", StringComparison.Ordinal) || file.Text.Contains("<FrameworkReference", StringComparison.Ordinal))
                .Select(file => file.Path),
            ["A service references Hosting and no other service"] = files => files
                .Where(file => Services.Append("portal").Any(service => file.Path.StartsWith($"services/{service}/", StringComparison.Ordinal)) && file.Path.EndsWith(".csproj", StringComparison.Ordinal))
                .Where(file => ProjectReference().Matches(file.Text).Any(reference => !reference.Groups[1].Value.EndsWith("shared/Hosting/Hosting.csproj", StringComparison.Ordinal)))
                .Select(file => file.Path),
            ["Domain knows the Kernel only"] = files => files
                .Where(file => file.Path.Contains("/Domain/", StringComparison.Ordinal))
                .Where(file => Using().Matches(file.Text).Select(match => match.Groups[1].Value).Any(IsOutsideOfDomain))
                .Select(file => file.Path),
            ["A slice does not call another slice"] = files => files
                .Where(file => file.Path.Contains("/Features/", StringComparison.Ordinal))
                .Where(file => HandlerWithSender().IsMatch(file.Text))
                .Select(file => file.Path),
            ["No banned name"] = files => files
                .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.Contains("/Migrations/", StringComparison.Ordinal))
                .Where(file => DeclaredType().Matches(file.Text).Any(match => BannedWords.Any(word => WordsOf(match.Groups[1].Value).Contains(word))))
                .Select(file => file.Path),
            ["No service knows where it runs"] = files => files
                .Where(file => file.Path.StartsWith("services/", StringComparison.Ordinal) || file.Path.StartsWith("gateway/", StringComparison.Ordinal))
                .Where(file => KnowsWhere().IsMatch(file.Text))
                .Select(file => file.Path),
            ["No service ships settings"] = files => files
                .Where(file => file.Path.EndsWith("/appsettings.json", StringComparison.Ordinal))
                .Select(file => file.Path),
            ["No file is longer than 300 lines"] = files => files
                .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.Contains("/Migrations/", StringComparison.Ordinal))
                .Where(file => file.Text.Count(character => character == '\n') > 300)
                .Select(file => file.Path),
            ["A durable boundary has a failpoint"] = Boundaries.WithoutFailPoint,
            ["Every database is saved and committed by the shared context"] = Boundaries.OtherContexts,
            ["A command past Entity Framework is counted"] = files => files
                .Where(file => SendsPlainCommand().IsMatch(file.Text) && !file.Text.Contains("PlainCommands.Count(", StringComparison.Ordinal))
                // Settings of a connection, once for all requests on it.
                .Where(file => file.Path != "services/shared/Hosting/Storage/SqlitePragmas.cs")
                .Select(file => file.Path),
            ["Acts of weight need a recent second factor, and nothing else does"] = files => files
                .Where(file => file.Path.Contains("/Features/", StringComparison.Ordinal))
                .Where(file => EndpointName().Match(file.Text) is { Success: true } name && ActsOfWeight.Contains(name.Groups[1].Value) != file.Text.Contains(".WithSecondFactor()", StringComparison.Ordinal))
                .Select(file => file.Path),
            ["Topic names stand in Contracts only"] = files => files
                .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.StartsWith("services/shared/Contracts/", StringComparison.Ordinal))
                .Where(file => TopicName().IsMatch(file.Text))
                .Select(file => file.Path),
        };

    private static bool IsOutsideOfDomain(string space) =>
        space.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        || space.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        || space.StartsWith("Dapr", StringComparison.Ordinal)
        || space.StartsWith("Mediator", StringComparison.Ordinal)
        || (space.StartsWith("Market.", StringComparison.Ordinal) && space != "Market.Kernel" && !space.Contains(".Domain", StringComparison.Ordinal));

    private static IEnumerable<string> WordsOf(string name) => Word().Matches(name).Select(match => match.Value);

    [GeneratedRegex("<ProjectReference Include=\"([^\"]+)\"")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"^using (?:static )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"class \w+Handler\([^)]*\b(ISender|IMediator)\b")]
    private static partial Regex HandlerWithSender();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum) (\w+)")]
    private static partial Regex DeclaredType();

    [GeneratedRegex(@"IsDevelopment\(|IsProduction\(|Market\.Local\b(?!["".])")]
    private static partial Regex KnowsWhere();

    [GeneratedRegex("\"(challenges|solutions|identity)\\.v\\d\"")]
    private static partial Regex TopicName();

    [GeneratedRegex("""\.WithName\("(\w+)"\)""")]
    private static partial Regex EndpointName();

    [GeneratedRegex(@"\.Create(Command|Batch)\(\)|new (Npgsql|Sqlite)(Command|Batch)\(")]
    private static partial Regex SendsPlainCommand();

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
