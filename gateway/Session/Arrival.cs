using System.Net.Http.Headers;

using Market.Contracts;
using Market.Hosting;

using Microsoft.Extensions.Options;

namespace Market.Gateway.Session;

/// <summary>
/// Tells the identity service that somebody signed in at an external issuer, so that the market knows the person before the first
/// page: other services address mails and invitations to people that they have heard of.
/// </summary>
internal sealed class Arrival(HttpClient http, IOptions<MarketOptions> market, ILogger<Arrival> log)
{
    /// <summary>A failure does not stop the sign-in: the next one makes up for it.</summary>
    public async Task AnnounceAsync(string? accessToken, CancellationToken cancel)
    {
        if (market.Value.UsesEmbeddedIssuer || accessToken is null || !market.Value.Services.TryGetValue(Apps.Identity, out var address))
            return;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{address.TrimEnd('/')}/api/identity/arrivals");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
            using var answer = await http.SendAsync(request, cancel);
            if (!answer.IsSuccessStatusCode)
                log.LogWarning("The identity service refused an arrival: {Problem}", await answer.Content.ReadAsStringAsync(cancel));
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            log.LogWarning("The identity service did not hear of an arrival: {Reason}", error.Message);
        }
    }
}
