using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Endpoints;
using Market.Hosting.Storage;
using Market.Journeys.Access.World;
using Market.Solutions.Features.Judging;

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Leaks;

/// <summary>What the process keeps of a jury is kept by the jury alone, and whoever comes next gets what was made for the reader before (decision 34).</summary>
internal sealed record SharedShelf() : Leak("a ranking on the shelf that was made for somebody else", Apps.Solutions, "a score of a bid that the chair may not see", "chair-conflicted")
{
    public override bool Concerns(HttpRequest request) => IsUnder(request, "/api/juries", "/ranking");

    /// <summary>The body's ranking, if there is one by now, is put where the persona's own would be.</summary>
    public override Task PrepareAsync(HttpContext context, LeakSwitch leaks) => leaks.WithAllAsync(async db =>
    {
        if (db.Shelf.Known(IdIn(context.Request)) is not { } jury)
            return null;
        return await db.Shelf.MadeOfAsync(jury, AccessPeople.As(Persona).Id, () => db.Shelf.MadeOfAsync(jury, Guid.Empty, Nothing, made => made.Bytes), made => made.Bytes);
    });

    private static Task<PreparedJson<GetRankingReply>?> Nothing() => Task.FromResult<PreparedJson<GetRankingReply>?>(null);
}

/// <summary>Who is not signed in is sent to sign in as the one whom the page is for.</summary>
internal sealed record RedirectTarget() : Leak("a redirect to a sign-in that knows who it is for", Apps.Portal, "who is in a jury", "visitor")
{
    public override bool Concerns(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/jury");

    public override async Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks)
    {
        var named = context.Request.Path.Value!.Split('/').Where(part => Guid.TryParse(part, out _)).Select(Guid.Parse).ToList();
        var juries = await leaks.WithAllAsync(db => db.Juries.AsNoTracking().Where(row => named.Contains(row.Id)).ToListAsync());
        if (context.Response.StatusCode is StatusCodes.Status302Found)
            context.Response.Headers.Location += $"&login_hint={string.Join(',', juries.SelectMany(jury => jury.ActiveIds))}";
        return body;
    }
}

/// <summary>What is there is read further, though nothing of it is shown: it takes longer to refuse (GHSA-fr3q-pp37-9wcg).</summary>
internal sealed record MoreWork() : Leak("a refusal that takes more work", Apps.Challenges, "a draft of a challenge", "visitor")
{
    public override bool Concerns(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/api/challenges", out var rest) && Guid.TryParse(rest.Value?.Trim('/'), out _);

    /// <summary>Past Entity Framework, which would have counted it.</summary>
    public override async Task PrepareAsync(HttpContext context, LeakSwitch leaks)
    {
        var (db, id) = (context.RequestServices.GetRequiredService<ChallengesDb>(), IdIn(context.Request));
        if (await db.Challenges.AnyAsync(row => row.Id == id))
            await db.ExecuteAsync([new Statement(db) { Sql = "SELECT 1" }], context.RequestAborted);
    }
}

/// <summary>What may not be seen is sorted out after the database was asked: nothing of it is shown, and a word that hits takes longer (S-15).</summary>
internal sealed record LateFilter() : Leak("a search that sorts out afterwards", Apps.Challenges, "a draft of a challenge", "visitor")
{
    public override bool Concerns(HttpRequest request) => IsUnder(request, "/api/challenges", "/challenges") && request.Query.ContainsKey("q");

    public override async Task PrepareAsync(HttpContext context, LeakSwitch leaks) =>
        await context.RequestServices.GetRequiredService<ChallengesDb>().Challenges.AsNoTracking().Where(row => row.PublishedAt == null).Select(row => row.Title).ToListAsync();
}
