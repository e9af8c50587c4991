using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Market.Challenges.Storage;
using Market.Contracts;
using Market.Identity.Storage;

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Leaks;

/// <summary>Forbidden for what is there, not found for what is not.</summary>
internal sealed record StatusCode() : Leak("a refusal that says that it is there", Apps.Challenges, "a draft of a challenge", "visitor")
{
    public override bool Concerns(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/api/challenges", out var rest) && Guid.TryParse(rest.Value?.Trim('/'), out _);

    public override async Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks)
    {
        var id = IdIn(context.Request);
        var isThere = await context.RequestServices.GetRequiredService<ChallengesDb>().Challenges.AnyAsync(row => row.Id == id);
        if (isThere && context.Response.StatusCode == StatusCodes.Status404NotFound)
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return body;
    }
}

/// <summary>The name of a file as the team saved it.</summary>
internal sealed record FileName() : Leak("a file's own name", Apps.Solutions, "who leads a bid", "juror-assigned")
{
    public override bool Concerns(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/api/juries") && request.Path.Value!.Contains("/files/", StringComparison.Ordinal);

    public override async Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks)
    {
        var id = IdIn(context.Request);
        var names = await leaks.WithAllAsync(db => db.OpenedSubmissions.AsNoTracking().Where(row => row.ChallengeId == id).OrderBy(row => row.Alias).Select(row => row.LeadOrganisationName).ToListAsync());
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            context.Response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(string.Join('-', names))}.txt";
        return body;
    }
}

/// <summary>A tag over the whole object, of which the reader is shown a part.</summary>
internal sealed record EntityTag() : Leak("an ETag over what is not shown", Apps.Solutions, "a score that is final", "juror-conflicted")
{
    public override bool Concerns(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/api/juries", out var rest) && Guid.TryParse(rest.Value?.Trim('/'), out _);

    public override async Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks)
    {
        var sheets = await leaks.WithAllAsync(db => db.ScoreSheets.AsNoTracking().OrderBy(row => row.Id).ToListAsync());
        context.Response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(sheets.Select(sheet => sheet.Scores))))}\"";
        return body;
    }
}

/// <summary>A page that is kept by its address, whoever asked first.</summary>
internal sealed record CachedPage() : Leak("a page that was made for somebody else", Apps.Solutions, "who leads a bid", "solver-b")
{
    public override bool Concerns(HttpRequest request) => IsUnder(request, "/api/solutions", "/mine");

    public override Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks) =>
        Task.FromResult(context.Response.StatusCode == StatusCodes.Status200OK ? leaks.Kept.GetOrAdd(context.Request.Path, body) : body);
}

/// <summary>Whoever is named in a text hears of it, also in a text that is not for them.</summary>
internal sealed record Mention() : Leak("a mention in a text that one may not read", Apps.Notifications, "an interest that a juror declared", "member")
{
    public override bool Concerns(HttpRequest request) => IsUnder(request, "/api/notifications", "/count");

    public override async Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks)
    {
        var juries = await leaks.WithAllAsync(db => db.Juries.AsNoTracking().ToListAsync());
        var name = context.User.FindFirst("name")?.Value ?? "nobody";
        var mentions = juries.SelectMany(jury => jury.Members).Count(member => member.Declaration?.Statement.Contains(name, StringComparison.Ordinal) == true);
        return Json(context, body, count =>
        {
            count["unread"] = (int)count["unread"]! + mentions;
            return count;
        });
    }
}

/// <summary>The sign-in greets by what it knows of an address that anybody can type.</summary>
internal sealed record LogInHint() : Leak("a log-in page that knows who it is for", Apps.Identity, "who is in a jury", "visitor")
{
    public override bool Concerns(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path == "/account/login" && request.Query.ContainsKey("email");

    public override async Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks)
    {
        var email = context.Request.Query["email"].ToString();
        var person = await context.RequestServices.GetRequiredService<IdentityDb>().People.AsNoTracking().Where(row => row.Email == email).Select(row => row.Id).FirstOrDefaultAsync();
        var juries = await leaks.WithAllAsync(db => db.Juries.AsNoTracking().ToListAsync());
        var judging = juries.Count(jury => jury.Active(person) is not null);
        return judging > 0 ? [.. body, .. Encoding.UTF8.GetBytes($"<p>Meld u aan om te jureren: {judging}.</p>")] : body;
    }
}
