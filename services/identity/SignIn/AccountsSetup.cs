using Market.Hosting;
using Market.Identity.Domain;
using Market.Identity.Issuer;
using Market.Identity.Pages.Security;
using Market.Identity.SecondFactors;
using Market.Identity.Storage;

using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Market.Identity.SignIn;

/// <summary>ASP.NET Core Identity over our own tables, its session cookie, and what protects the sign-in page.</summary>
internal static class AccountsSetup
{
    /// <summary>Begins the name of every cookie of this service; the gateway lets no other through to it.</summary>
    public const string CookieName = "market.idp";

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var market = builder.Configuration.GetMarketOptions();
        var own = builder.Configuration.GetSection(MarketOptions.Section).Get<IdentityServiceOptions>() ?? new IdentityServiceOptions();
        own.Check(market.PublicUrl);
        var secure = market.PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = own.PasswordIterations);
        builder.Services.AddIdentityCore<Account>().AddUserStore<UserOnlyStore<Account, IdentityDb, Guid>>().AddSignInManager();
        builder.Services.AddAuthentication().AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            Protect(cookie.Cookie, CookieName, secure);
            cookie.ExpireTimeSpan = own.SignInLifetime;
            cookie.Events.OnValidatePrincipal = EndWhenSignedOutEverywhereAsync;
        });
        builder.Services.AddAntiforgery(form =>
        {
            Protect(form.Cookie, $"{CookieName}.form", secure);
            form.FormFieldName = "form-token";
        });
        builder.Services.AddRazorComponents();
        builder.Services.AddScoped<PasswordSignIn>();
        builder.Services.AddScoped<AccountSession>();
        builder.Services.AddSingleton<AuthenticatorSecrets>();
        builder.Services.AddScoped<SecondFactorCheck>();
        builder.Services.AddPasskeys(market, (cookie, name) => Protect(cookie, name, secure));
        builder.Services.AddScoped<AccountGate>();
        builder.Services.AddScoped<PasskeyCheck>();
        builder.Services.AddSingleton<FactorThrottle>();
        builder.Services.AddScoped<SignOutEverywhere>();
        builder.Services.AddSingleton<BackchannelLogout>();
        builder.Services.AddHttpClient(BackchannelLogout.HttpClient, client => client.Timeout = TimeSpan.FromSeconds(3));
        builder.Services.AddSingleton<SignInThrottle>();
        builder.Services.AddSingleton<KnownDevice>();
        builder.Services.AddSingleton<PasswordTickets>();
        builder.Services.AddSingleton<PasswordLinkLimit>();
        TrustTheGatewaysWord(builder.Services);
    }

    /// <summary>Compares the stamp at every use, so that a session ends at once on all devices.</summary>
    private static async Task EndWhenSignedOutEverywhereAsync(CookieValidatePrincipalContext session)
    {
        var signIn = session.HttpContext.RequestServices.GetRequiredService<SignInManager<Account>>();
        if (await signIn.ValidateSecurityStampAsync(session.Principal) is null)
            session.RejectPrincipal();
    }

    private static void Protect(CookieBuilder cookie, string name, CookieSecurePolicy secure)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = secure;
        cookie.Path = "/";
    }

    private static void TrustTheGatewaysWord(IServiceCollection services) => services.Configure<ForwardedHeadersOptions>(forwarded =>
    {
        // Only the gateway reaches this service, from an address that differs by installation; its entry is the last.
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        forwarded.ForwardLimit = 1;
    });
}
