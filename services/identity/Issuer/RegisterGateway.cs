using Market.Hosting;

using Microsoft.Extensions.Options;

using OpenIddict.Abstractions;

using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Market.Identity.Issuer;

/// <summary>Makes the one client of the issuer, the gateway, agree with the settings at every start.</summary>
internal sealed class RegisterGateway(IServiceScopeFactory scopes, IOptions<MarketOptions> market, IOptions<IdentityServiceOptions> own) : IHostedService
{
    public const string ClientId = "market-gateway";

    public async Task StartAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var wanted = Describe(market.Value, own.Value.ClientSecret!);
        if (await clients.FindByClientIdAsync(ClientId, cancel) is { } known)
            await clients.UpdateAsync(known, wanted, cancel);
        else
            await clients.CreateAsync(wanted, cancel);
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    private static OpenIddictApplicationDescriptor Describe(MarketOptions market, string secret) => new()
    {
        ClientId = ClientId,
        ClientSecret = secret,
        ClientType = ClientTypes.Confidential,
        ConsentType = ConsentTypes.Implicit,
        DisplayName = "Flanders ISSN Market",
        RedirectUris = { new Uri($"{market.PublicUrl}/bff/callback") },
        PostLogoutRedirectUris = { new Uri($"{market.PublicUrl}/bff/signed-out") },
        Permissions =
        {
            Permissions.Endpoints.Authorization,
            Permissions.Endpoints.Token,
            Permissions.Endpoints.EndSession,
            Permissions.GrantTypes.AuthorizationCode,
            Permissions.GrantTypes.RefreshToken,
            Permissions.ResponseTypes.Code,
            Permissions.Scopes.Email,
            Permissions.Scopes.Profile,
            Permissions.Prefixes.Scope + market.Audience,
        },
        Requirements = { Requirements.Features.ProofKeyForCodeExchange },
    };
}
