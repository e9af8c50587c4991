using System.Text.Json;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Market.Gateway.Session;

/// <summary>Renews a session's access token shortly before it expires: once, however many requests come at that moment.</summary>
internal sealed class TokenRenewal(
    SessionStore store, IOptionsMonitor<OpenIdConnectOptions> issuer, IOptions<GatewayOptions> options, TimeProvider time, ILogger<TokenRenewal> log)
{
    // A fixed number of locks: sessions that share one only wait for each other.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (!IsDue(SessionTokens.In(context.Properties)))
            return;
        if (SessionStore.KeyOf(context.Properties) is not { } key || await RenewInTurnAsync(key, context.HttpContext.RequestAborted) is not { } tokens)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SessionSetup.Cookie);
            return;
        }

        tokens.PutIn(context.Properties);
    }

    /// <summary>The session's tokens, renewed when that is still due; null when the session is over.</summary>
    private async Task<SessionTokens?> RenewInTurnAsync(string key, CancellationToken cancel)
    {
        var turn = _turns[(uint)key.GetHashCode(StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync(cancel);
        try
        {
            if (await store.RetrieveAsync(key) is not { } ticket || SessionTokens.In(ticket.Properties) is not { } tokens)
                return null;
            return IsDue(tokens) ? await RenewAsync(key, ticket, tokens) : tokens;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<SessionTokens?> RenewAsync(string key, AuthenticationTicket ticket, SessionTokens tokens)
    {
        try
        {
            // Not cancelled with the request: the issuer takes a refresh token once, so its answer must be kept.
            if (await AskAsync(tokens) is not { } renewed)
                return await EndAsync(key, tokens);
            renewed.PutIn(ticket.Properties);
            await store.RenewAsync(key, ticket);
            return renewed;
        }
        catch (Exception error) when (error is HttpRequestException or InvalidOperationException or TaskCanceledException or JsonException)
        {
            log.LogWarning("The access token could not be renewed now: {Reason}", error.Message);
            return tokens;
        }
    }

    private async Task<SessionTokens?> EndAsync(string key, SessionTokens refused)
    {
        // Another instance may have been first with the same refresh token.
        if (await store.RetrieveAsync(key) is { } ticket && SessionTokens.In(ticket.Properties) is { } current && current.RefreshToken != refused.RefreshToken)
            return current;
        await store.RemoveAsync(key);
        return null;
    }

    /// <summary>Null when the issuer refuses: signed out there, disabled, or expired.</summary>
    private async Task<SessionTokens?> AskAsync(SessionTokens tokens)
    {
        if (tokens.RefreshToken is null)
            return null;
        var client = issuer.Get(SessionSetup.Issuer);
        var metadata = await client.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);
        using var question = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            [OpenIdConnectParameterNames.GrantType] = OpenIdConnectGrantTypes.RefreshToken,
            [OpenIdConnectParameterNames.RefreshToken] = tokens.RefreshToken,
            [OpenIdConnectParameterNames.ClientId] = client.ClientId!,
            [OpenIdConnectParameterNames.ClientSecret] = client.ClientSecret ?? "",
        });
        using var answer = await client.Backchannel.PostAsync(metadata.TokenEndpoint, question);
        if ((int)answer.StatusCode is 400 or 401)
            return null;
        answer.EnsureSuccessStatusCode();
        return Merge(tokens, new OpenIdConnectMessage(await answer.Content.ReadAsStringAsync()));
    }

    private SessionTokens Merge(SessionTokens old, OpenIdConnectMessage answer) => new(
        answer.AccessToken ?? throw new JsonException("The issuer's answer holds no access token"),
        answer.RefreshToken ?? old.RefreshToken,
        answer.IdToken ?? old.IdToken,
        time.GetUtcNow().AddSeconds(int.TryParse(answer.ExpiresIn, out var seconds) ? seconds : 60));

    private bool IsDue(SessionTokens? tokens) => tokens is not null && tokens.ExpiresAt - time.GetUtcNow() < options.Value.RenewBefore;
}
