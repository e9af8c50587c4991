namespace Market.Hosting.Access;

/// <summary>
/// Reaches the issuer at an inside address while it keeps its public name: what is asked of the issuer's public origin goes to
/// <see cref="MarketOptions.IssuerAddress"/>, with the public host and scheme in the headers that say so.
/// </summary>
public sealed class IssuerBackchannel : DelegatingHandler
{
    private readonly Uri _public;
    private readonly Uri _inside;

    private IssuerBackchannel(Uri publicOrigin, Uri inside) : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) =>
        (_public, _inside) = (publicOrigin, inside);

    /// <summary>The handler for metadata, keys and tokens; null when the issuer's public address is to be used as it is.</summary>
    public static HttpMessageHandler? For(MarketOptions market) =>
        market.InsideIssuerAddress is { } inside ? new IssuerBackchannel(new Uri(market.Issuer), new Uri(inside)) : null;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        if (request.RequestUri is { } asked && asked.Authority == _public.Authority)
        {
            request.Headers.Host = _public.Authority;
            request.Headers.Add("X-Forwarded-Host", _public.Authority);
            request.Headers.Add("X-Forwarded-Proto", _public.Scheme);
            request.RequestUri = new Uri(_inside, asked.PathAndQuery);
        }

        return base.SendAsync(request, cancel);
    }
}
