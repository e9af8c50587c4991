using Market.Hosting;

using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

using OpenIddict.Server;

namespace Market.Identity.Issuer;

/// <summary>
/// Tells the gateway that a person signed out or lost access, so that its sessions end now and not when their access token does
/// (OpenID Connect Back-Channel Logout 1.0). When the gateway does not hear it, the refused refresh ends them within five minutes.
/// </summary>
internal sealed class BackchannelLogout(
    IHttpClientFactory http, IOptionsMonitor<OpenIddictServerOptions> issuer, IOptions<MarketOptions> market, TimeProvider time, ILogger<BackchannelLogout> log)
{
    public const string HttpClient = "back-channel logout";
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    public async Task SendAsync(string subject, CancellationToken cancel)
    {
        if (!market.Value.UsesEmbeddedIssuer)
            return;
        try
        {
            using var client = http.CreateClient(HttpClient);
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["logout_token"] = Token(subject) });
            using var answer = await client.PostAsync($"{market.Value.PublicUrl}/bff/backchannel-logout", form, cancel);
            answer.EnsureSuccessStatusCode();
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            log.LogInformation("The gateway did not hear of a sign-out now: {Reason}", error.Message);
        }
    }

    private string Token(string subject)
    {
        var now = time.GetUtcNow();
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "logout+jwt",
            Issuer = market.Value.Issuer,
            Audience = RegisterGateway.ClientId,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.AddMinutes(2).UtcDateTime,
            SigningCredentials = issuer.CurrentValue.SigningCredentials[0],
            Claims = new Dictionary<string, object>
            {
                ["sub"] = subject,
                ["jti"] = Guid.CreateVersion7(now).ToString(),
                ["events"] = new Dictionary<string, object> { [Event] = new Dictionary<string, object>() },
            },
        });
    }
}
