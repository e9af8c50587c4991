using System.Net;

using Market.Gateway.Session;
using Market.Hosting;

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Market.Gateway.Tests.Session;

public sealed class ArrivalTests
{
    [Fact]
    public async Task An_arrival_from_another_issuer_is_announced_with_the_persons_own_token()
    {
        var identity = new Recorder(HttpStatusCode.NoContent);
        await Of(identity, "https://keycloak.example/realms/market").AnnounceAsync("a-token", TestContext.Current.CancellationToken);
        Assert.Equal(["POST http://identity:8080/api/identity/arrivals Bearer a-token"], identity.Seen);
    }

    [Fact]
    public async Task Nothing_is_announced_of_the_embedded_issuer()
    {
        var identity = new Recorder(HttpStatusCode.NoContent);
        await Of(identity, null).AnnounceAsync("a-token", TestContext.Current.CancellationToken);
        Assert.Empty(identity.Seen);
    }

    [Fact]
    public async Task A_service_that_is_down_or_refuses_does_not_stop_the_sign_in()
    {
        await Of(new Recorder(HttpStatusCode.Conflict), "https://keycloak.example/realms/market").AnnounceAsync("a-token", TestContext.Current.CancellationToken);
        await Of(new Recorder(null), "https://keycloak.example/realms/market").AnnounceAsync("a-token", TestContext.Current.CancellationToken);
    }

    private static Arrival Of(Recorder identity, string? authority) => new(
        new HttpClient(identity), Options.Create(new MarketOptions { Authority = authority, Services = { ["identity"] = "http://identity:8080" } }), NullLogger<Arrival>.Instance);

    private sealed class Recorder(HttpStatusCode? answer) : HttpMessageHandler
    {
        public List<string> Seen { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add($"{request.Method} {request.RequestUri} {request.Headers.Authorization}");
            return answer is { } status ? Task.FromResult(new HttpResponseMessage(status)) : throw new HttpRequestException("down");
        }
    }
}
