using System.Security.Cryptography;
using System.Text.Json;

using Market.Hosting.Access;

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;

namespace Market.Portal.Web;

/// <summary>Why a form was kept instead of carried out.</summary>
internal enum KeptBecause
{
    SessionOver,
    SecondFactorNeeded,
}

/// <summary>What somebody typed in a form that could not be carried out yet.</summary>
/// <param name="Owner">For whom the form was drawn; nobody else may read it.</param>
/// <param name="Address">Path and query that the form was sent to.</param>
/// <param name="Page">Heading of the page that it stood on; empty when that did not say.</param>
/// <param name="Fields">All but files and the marks of the form.</param>
/// <param name="HadFiles">Files are not kept; the reader must choose them again.</param>
internal sealed record KeptForm(Guid Owner, string Address, string Page, IReadOnlyList<KeptField> Fields, bool HadFiles, KeptBecause Because);

internal sealed record KeptField(string Name, string Value);

/// <summary>
/// Keeps forms for two hours, sealed under a secret that only the browser has, so that not even the market's own keys open them. Readable only by whom the form was drawn for, with both the id in the address and the
/// secret in the browser's cookie: somebody else may sign in next in the same browser. A form without an owner is not kept.
/// </summary>
internal sealed class KeptForms(IDistributedCache cache, IDataProtectionProvider protection, FormOwner owners)
{
    public const string Cookie = "market.form";

    /// <summary>Hidden field with the heading of the page.</summary>
    public const string PageField = "_page";

    private const string AntiforgeryField = "__RequestVerificationToken";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);
    private readonly IDataProtector _protector = protection.CreateProtector("portal.kept-forms");

    /// <summary>Keeps the posted form, when it says whose it is.</summary>
    /// <returns>Where its owner finds it again.</returns>
    public async Task<string> KeepAsync(HttpContext context, KeptBecause because = KeptBecause.SessionOver)
    {
        var form = await context.Request.ReadFormAsync();
        var id = RandomText();
        if (owners.Read(form[FormOwner.Field]) is not { } owner)
            return AddressOf(id);
        var fields = form.Where(field => field.Key is not (AntiforgeryField or FormOwner.Field or PageField)).SelectMany(field => field.Value, (field, value) => new KeptField(field.Key, value ?? "")).ToList();
        var secret = Secret(context);
        var kept = new KeptForm(owner, context.Request.Path + context.Request.QueryString, form[PageField].ToString(), fields, form.Files.Any(file => file.Length > 0), because);
        await cache.SetAsync(Key(id, secret), _protector.Protect(BrowserSeal.Seal(secret, JsonSerializer.SerializeToUtf8Bytes(kept))), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = Lifetime });
        return AddressOf(id);
    }

    /// <summary>What the reader typed; null for everybody else.</summary>
    public async Task<KeptForm?> FindAsync(HttpContext context, string id) =>
        await ReadAsync(context, id) is { } kept && kept.Owner == Caller.From(context.User).PersonId ? kept : null;

    /// <summary>Whether something is kept for who signs in as its owner.</summary>
    public async Task<bool> HoldsAsync(HttpContext context, string id) => await ReadAsync(context, id) is not null;

    private static string AddressOf(string id) => $"/herstel/{id}";

    private async Task<KeptForm?> ReadAsync(HttpContext context, string id)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } secret || await cache.GetAsync(Key(id, secret)) is not { } bytes)
            return null;
        return JsonSerializer.Deserialize<KeptForm>(BrowserSeal.Open(secret, _protector.Unprotect(bytes)));
    }

    private static string Secret(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { Length: 32 } known)
            return known;
        var secret = RandomText();
        context.Response.Cookies.Append(Cookie, secret, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.IsSecureSite(), MaxAge = Lifetime, IsEssential = true, Path = "/" });
        return secret;
    }

    private static string Key(string id, string secret) => $"portal:form:{id}:{BrowserSeal.NameOf(secret)}";

    private static string RandomText() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

internal static class FormRescue
{
    /// <summary>A form of our own whose token no longer fits (another session in between) is kept and offered again, never lost. Stands before UseAntiforgery, which refuses the rest.</summary>
    public static void UseFormRescue(this WebApplication app) => app.Use(async (context, next) =>
    {
        var services = context.RequestServices;
        var mustHoldToken = context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true };
        if (mustHoldToken && IsOwnForm(context) && !await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            context.Response.Redirect(await services.GetRequiredService<KeptForms>().KeepAsync(context));
        else
            await next(context);
    });

    /// <summary>A form that one of our own pages sent: a form of another site is not worth keeping, and offering it would be a trap.</summary>
    public static bool IsOwnForm(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
            return false;
        if (context.Request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site)
            return site == "same-origin";
        return context.Request.Headers.Origin == context.PublicUrl();
    }
}
