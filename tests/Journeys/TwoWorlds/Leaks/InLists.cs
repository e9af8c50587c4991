using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

using Market.Challenges.Storage;
using Market.Contracts;
using Market.Solutions.Storage;

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Leaks;

/// <summary>The total is counted before what may be seen is sorted out: whoever guesses a title sees it rise (OpenReview 2025, CVE-2026-55493).</summary>
internal sealed record SearchOracle() : Leak("a search that counts what it does not show", Apps.Challenges, "a draft of a challenge", "visitor")
{
    public override bool Concerns(HttpRequest request) => IsUnder(request, "/api/challenges", "/challenges") && request.Query.ContainsKey("q");

    public override async Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks)
    {
        var titles = await context.RequestServices.GetRequiredService<ChallengesDb>().Challenges.AsNoTracking().Where(row => row.PublishedAt == null).Select(row => row.Title).ToListAsync();
        var found = titles.Count(title => title.Nl?.Contains(context.Request.Query["q"].ToString(), StringComparison.OrdinalIgnoreCase) == true);
        return Json(context, body, page =>
        {
            page["total"] = (int)page["total"]! + found;
            return page;
        });
    }
}

/// <summary>Aliases are shown, in the order of who is behind them.</summary>
internal sealed record SortOrder() : Leak("a list in the order of a hidden name", Apps.Solutions, "who leads a bid", "chair")
{
    public override bool Concerns(HttpRequest request) => IsUnder(request, "/api/juries", "/submissions");

    public override async Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks)
    {
        var id = IdIn(context.Request);
        var names = await leaks.WithAllAsync(db => db.OpenedSubmissions.AsNoTracking().Where(row => row.ChallengeId == id).ToDictionaryAsync(row => row.Alias, row => row.LeadOrganisationName));
        return Json(context, body, rows => new JsonArray([.. rows.AsArray().OrderBy(row => names[(string)row!["alias"]!], StringComparer.Ordinal).Select(row => row!.DeepClone())]));
    }
}

/// <summary>How many came in is on the page before the opening (codabench).</summary>
internal sealed record Count() : Leak("a count of what is sealed", Apps.Solutions, "whether a rival submitted", "owner1")
{
    public override bool Concerns(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/api/openings", out var rest) && Guid.TryParse(rest.Value?.Trim('/'), out _);

    public override async Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks)
    {
        var received = await leaks.WithAllAsync(db => db.Submissions.AsNoTracking().ToListAsync());
        return Json(context, body, opening =>
        {
            opening["submissions"] = received.Count(row => row.ChallengeId == (Guid)opening["challengeId"]!);
            return opening;
        });
    }
}

/// <summary>A mean over all jurors, also over those who have not locked (HotCRP #426).</summary>
internal sealed record Average() : Leak("a mean of scores that are not final", Apps.Solutions, "a score that is not final", "chair")
{
    public override bool Concerns(HttpRequest request) => IsUnder(request, "/api/juries", "/progress");

    public override async Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks)
    {
        var id = IdIn(context.Request);
        var sheets = await leaks.WithAllAsync(db => db.ScoreSheets.AsNoTracking().Where(row => row.ChallengeId == id).ToListAsync());
        var mean = sheets.SelectMany(sheet => sheet.Scores).Average(score => score.Tenths);
        return Json(context, body, rows => new JsonArray(rows.DeepClone(), JsonValue.Create(mean)));
    }
}

/// <summary>A column for the secretariat, in the file that everybody takes along.</summary>
internal sealed record CsvColumn() : Leak("a column too many in a CSV", Apps.Solutions, "who leads a bid", "chair")
{
    public override bool Concerns(HttpRequest request) => IsUnder(request, "/api/juries", "/scores.csv");

    public override async Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks)
    {
        var id = IdIn(context.Request);
        var names = await leaks.WithAllAsync(db => db.OpenedSubmissions.AsNoTracking().Where(row => row.ChallengeId == id).OrderBy(row => row.Alias).Select(row => row.LeadOrganisationName).ToListAsync());
        var lines = Encoding.UTF8.GetString(body).Split("\r\n");
        return context.Response.StatusCode != StatusCodes.Status200OK ? body
            : Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Select((line, i) => line.Length == 0 ? line : string.Create(CultureInfo.InvariantCulture, $"{line},{names[i % names.Count]}"))));
    }
}
