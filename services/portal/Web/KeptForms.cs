using System.Security.Cryptography;
using System.Text.Json;

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;

namespace Market.Portal.Web;

/// <summary>What somebody typed when the session was over.</summary>
/// <param name="Address">Path and query that the form was sent to.</param>
/// <param name="Fields">All but files and the antiforgery token.</param>
/// <param name="HadFiles">Files are not kept; the reader must choose them again.</param>
internal sealed record KeptForm(string Address, IReadOnlyList<KeptField> Fields, bool HadFiles);

internal sealed record KeptField(string Name, string Value);

/// <summary>
/// Keeps forms for two hours, encrypted, readable only with both the id in the address and the secret in the browser's cookie.
/// </summary>
internal sealed class KeptForms(IDistributedCache cache, IDataProtectionProvider protection)
{
    public const string Cookie = "market.form";
    private const string AntiforgeryField = "__RequestVerificationToken";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);
    private readonly IDataProtector _protector = protection.CreateProtector("portal.kept-forms");

    /// <summary>Keeps the posted form.</summary>
    /// <returns>The id under which it can be found again.</returns>
    public async Task<string> KeepAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var fields = form.Where(field => field.Key != AntiforgeryField).SelectMany(field => field.Value, (field, value) => new KeptField(field.Key, value ?? "")).ToList();
        var kept = new KeptForm(context.Request.Path + context.Request.QueryString, fields, form.Files.Any(file => file.Length > 0));
        var id = RandomText();
        await cache.SetAsync(Key(id, Secret(context)), _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(kept)), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = Lifetime });
        return id;
    }

    public async Task<KeptForm?> FindAsync(HttpContext context, string id)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } secret || await cache.GetAsync(Key(id, secret)) is not { } bytes)
            return null;
        return JsonSerializer.Deserialize<KeptForm>(_protector.Unprotect(bytes));
    }

    private static string Secret(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { Length: 32 } known)
            return known;
        var secret = RandomText();
        context.Response.Cookies.Append(Cookie, secret, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.IsSecureSite(), MaxAge = Lifetime, IsEssential = true, Path = "/" });
        return secret;
    }

    private static string Key(string id, string secret) => $"portal:form:{id}:{secret}";

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
            context.Response.Redirect($"/herstel/{await services.GetRequiredService<KeptForms>().KeepAsync(context)}");
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
