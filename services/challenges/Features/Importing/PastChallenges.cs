using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

using Market.Challenges.Domain;
using Market.Challenges.Import;
using Market.Hosting;
using Market.Kernel;

namespace Market.Challenges.Features.Importing;

/// <summary>From what the feed says to what is kept.</summary>
internal static class PastChallenges
{
    public const string System = "challenge.gov";

    /// <summary>The feed is written in English.</summary>
    private const string Language = "en";

    public static PastChallenge ToPast(this ImportedChallenge imported) => new(
        new ChallengeSource(System, imported.ExternalId, imported.Url?.AbsoluteUri),
        Hash(imported), Language, imported.Title, imported.Tagline.Length == 0 ? null : imported.Tagline,
        imported.Agency.Length == 0 ? "Challenge.gov" : imported.Agency, ProcessOf(imported.Types),
        imported.SubmissionStart, imported.SubmissionEnd, imported.PrizeTotalCents, imported.Currency, PrizesOf(imported.Prizes),
        WholePercents.Of(imported.Criteria, Language, $"{System}:{imported.ExternalId}"), SectionsOf(imported));

    private static string Hash(ImportedChallenge imported) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(imported, MarketJson.Tolerant)));

    private static ProcessType? ProcessOf(IReadOnlyList<string> types)
    {
        if (types.Any(type => type.Contains("idea", StringComparison.OrdinalIgnoreCase)))
            return ProcessType.Idea;
        return types.Any(type => type.Contains("design", StringComparison.OrdinalIgnoreCase)) ? ProcessType.DesignContest : null;
    }

    /// <summary>Stated ranks first, then the larger amounts; the ranks become 1, 2, 3 …</summary>
    private static IReadOnlyList<Prize> PrizesOf(IReadOnlyList<ImportedPrize> prizes) =>
    [
        .. prizes.OrderBy(prize => prize.Rank ?? int.MaxValue).ThenByDescending(prize => prize.AmountCents)
            .Select((prize, index) => new Prize(index + 1, prize.AmountCents, LocalizedText.Of(Language, prize.Label))),
    ];

    private static IReadOnlyList<HtmlSection> SectionsOf(ImportedChallenge imported) =>
    [
        .. new[]
        {
            new HtmlSection("description", imported.Sections.Description),
            new HtmlSection("prizes", imported.Sections.Prizes),
            new HtmlSection("rules", imported.Sections.Rules),
            new HtmlSection("judging", imported.Sections.Judging),
            new HtmlSection("howToEnter", imported.Sections.HowToEnter),
            new HtmlSection("partners", List(imported.PartnerAgencies)),
        }.Where(section => section.Html.Length > 0),
    ];

    private static string List(IReadOnlyList<string> names) =>
        names.Count == 0 ? "" : $"<ul>{string.Concat(names.Select(name => $"<li>{WebUtility.HtmlEncode(name)}</li>"))}</ul>";
}
