using Market.Hosting;
using Market.Hosting.Access;
using Market.Identity.Storage;

using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace Market.Identity.Issuer;

/// <summary>The embedded OpenID Connect issuer: code flow with PKCE, rolling refresh tokens, RP-initiated logout.</summary>
internal static class IssuerSetup
{
    public static void AddIssuer(this WebApplicationBuilder builder)
    {
        var market = builder.Configuration.GetMarketOptions();
        var openIddict = builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>().ReplaceDefaultEntities<Guid>());
        if (!market.UsesEmbeddedIssuer)
            return;
        var own = builder.Configuration.GetSection(MarketOptions.Section).Get<IdentityServiceOptions>() ?? new IdentityServiceOptions();
        if (string.IsNullOrEmpty(own.ClientSecret))
            throw new InvalidOperationException("Market:ClientSecret is needed for the embedded issuer (or name another with Market:Authority)");
        openIddict.AddServer(server => Configure(server, market, own));
        builder.Services.AddHostedService<RegisterGateway>();
        builder.Services.AddHostedService<Jobs.PruneTokens>();
        builder.Services.AddScoped<SignedInPerson>();
    }

    public static void MapIssuer(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(KeycloakPaths.Authorization, ["GET", "POST"], AuthorizationEndpoint.HandleAsync).Allow(AccessDecision.Anyone).ExcludeFromDescription();
        routes.MapPost(KeycloakPaths.Token, TokenEndpoint.HandleAsync).Allow(AccessDecision.Anyone).ExcludeFromDescription();
        routes.MapMethods(KeycloakPaths.EndSession, ["GET", "POST"], EndSessionEndpoint.HandleAsync).Allow(AccessDecision.Anyone).ExcludeFromDescription();
    }

    private static void Configure(OpenIddictServerBuilder server, MarketOptions market, IdentityServiceOptions own)
    {
        var keys = Path.Combine(market.DataFolder, "keys");
        server.SetIssuer(market.Issuer)
            .SetConfigurationEndpointUris(KeycloakPaths.Configuration)
            .SetAuthorizationEndpointUris(KeycloakPaths.Authorization)
            .SetTokenEndpointUris(KeycloakPaths.Token)
            .SetJsonWebKeySetEndpointUris(KeycloakPaths.Keys)
            .SetUserInfoEndpointUris(KeycloakPaths.UserInfo)
            .SetEndSessionEndpointUris(KeycloakPaths.EndSession);
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow();
        server.RegisterScopes(OpenIddictConstants.Scopes.Email, OpenIddictConstants.Scopes.Profile, market.Audience);
        server.SetAccessTokenLifetime(own.AccessTokenLifetime).SetRefreshTokenLifetime(own.SignInLifetime);
        server.AddSigningKey(IssuerKeys.Signing(keys)).AddEncryptionKey(IssuerKeys.Encryption(keys));
        server.DisableAccessTokenEncryption();
        server.AddEventHandler(PublicAddresses.Handler(market.PublicUrl));
        // The gateway ends TLS; what reaches this service is plain HTTP inside.
        server.UseAspNetCore().DisableTransportSecurityRequirement()
            .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough().EnableErrorPassthrough();
    }
}
