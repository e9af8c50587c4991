using System.Security.Claims;

using Market.Hosting.Access.StepUp;

using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Market.Hosting.Access;

internal static class MarketSignIn
{
    /// <summary>Validates access tokens of the configured issuer; the same for the embedded issuer and for Keycloak.</summary>
    public static void AddMarketSignIn(this IServiceCollection services, MarketOptions market)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.Authority = market.Issuer;
            if (!string.IsNullOrEmpty(market.MetadataAddress))
                options.MetadataAddress = market.MetadataAddress;
            options.RequireHttpsMetadata = false;
            options.BackchannelHttpHandler = IssuerBackchannel.For(market);
            options.MapInboundClaims = false;
            options.Audience = market.Audience;
            options.TokenValidationParameters = Rules(market);
        });
        services.AddSingleton<KnownTokens>();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<KnownTokens>((options, known) =>
            options.Events = new JwtBearerEvents { OnMessageReceived = known.FindAsync, OnTokenValidated = context => Accept(context, known) });
        services.AddHttpContextAccessor();
        services.AddSingleton<IAuthorizationHandler, AppToken.Handler>();
        services.AddSingleton<SecondFactor>();
        services.AddSingleton<IAuthorizationHandler, RecentSecondFactor.Handler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, SecondFactorRefusal>();
        services.AddAuthorizationBuilder().AddPolicy(AppToken.Policy, policy => policy.AddRequirements(new AppToken.Requirement()));
    }

    private static TokenValidationParameters Rules(MarketOptions market) => new()
    {
        ValidIssuer = market.Issuer,
        ValidAudience = market.Audience,
        NameClaimType = "name",
        RoleClaimType = TokenRoles.ClaimType,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
        // The key that the token names, and no other.
        TryAllIssuerSigningKeys = false,
        ClockSkew = TimeSpan.FromSeconds(30),
    };

    private static Task Accept(TokenValidatedContext context, KnownTokens known)
    {
        if (context.Principal?.Identity is ClaimsIdentity identity)
            TokenRoles.Map(identity);
        known.Keep(context);
        return Task.CompletedTask;
    }
}
