using Market.Hosting;
using Market.Hosting.Access;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Market.Gateway.Session;

/// <summary>Sign-in by OpenID Connect, and the session cookie that stands for it.</summary>
internal static class SessionSetup
{
    public const string Cookie = "market-session";
    public const string Issuer = "market-issuer";

    /// <summary>In which the framework's cookie holds the key of a session that is kept in a store.</summary>
    private const string SessionKeyClaim = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";

    public static void AddSession(this WebApplicationBuilder builder, MarketOptions market, GatewayOptions gateway)
    {
        var secure = market.PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        builder.Services.AddSingleton<SessionStore>();
        builder.Services.AddSingleton<TokenRenewal>();
        builder.Services.AddSingleton<LogoutHints>();
        builder.Services.AddHttpClient<Arrival>(client => client.Timeout = TimeSpan.FromSeconds(5));
        builder.Services.AddAuthentication(options => options.DefaultScheme = Cookie)
            .AddCookie(Cookie, options => Configure(options, gateway, secure))
            .AddOpenIdConnect(Issuer, options => Configure(options, market, gateway, builder.Configuration["Market:ClientSecret"], secure));
        builder.Services.AddOptions<CookieAuthenticationOptions>(Cookie).Configure<SessionStore>((options, store) => options.SessionStore = store)
            .PostConfigure(options => options.TicketDataFormat = new CookieTickets(options.TicketDataFormat));
    }

    /// <summary>Ends the session of the request's cookie, when there is one, without a word to the browser.</summary>
    public static async Task EndPresentAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Cookie);
        var cookie = options.CookieManager.GetRequestCookie(context, options.Cookie.Name!);
        if (cookie is not null && options.TicketDataFormat.Unprotect(cookie)?.Principal.FindFirst(SessionKeyClaim)?.Value is { } key)
            await context.RequestServices.GetRequiredService<SessionStore>().RemoveAsync(key);
    }

    private static void Configure(CookieAuthenticationOptions options, GatewayOptions gateway, bool secure)
    {
        // A browser takes a __Host- cookie over https only.
        options.Cookie.Name = secure ? "__Host-market" : "market.session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = gateway.SessionLength;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<TokenRenewal>().ValidateAsync(context);
    }

    private static void Configure(OpenIdConnectOptions options, MarketOptions market, GatewayOptions gateway, string? secret, bool secure)
    {
        options.Authority = market.Issuer;
        if (!string.IsNullOrEmpty(market.MetadataAddress))
            options.MetadataAddress = market.MetadataAddress;
        options.RequireHttpsMetadata = false;
        options.BackchannelHttpHandler = IssuerBackchannel.For(market);
        options.ClientId = gateway.ClientId;
        options.ClientSecret = secret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // With form_post the answer would be a cross-site post, which a Lax cookie does not survive.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = true;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.NameClaimType = "name";
        options.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email", "market-api", "offline_access" })
            options.Scope.Add(scope);
        options.SignInScheme = Cookie;
        options.SignOutScheme = Cookie;
        options.CallbackPath = "/bff/callback";
        options.SignedOutCallbackPath = "/bff/signed-out";
        options.RemoteSignOutPath = default;
        Shape(options.CorrelationCookie, "market.bff.c.", secure);
        Shape(options.NonceCookie, "market.bff.n.", secure);
        options.Events.OnRedirectToIdentityProvider = SignInEvents.ShapeQuestion;
        if (market.UsesEmbeddedIssuer)
            options.Events.OnRedirectToIdentityProviderForSignOut = SignInEvents.HintByNumber;
        options.Events.OnTicketReceived = SignInEvents.StartNewSession;
        options.Events.OnRemoteFailure = SignInEvents.ExplainFailure;
    }

    private static void Shape(CookieBuilder cookie, string name, bool secure)
    {
        cookie.Name = name;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }
}
