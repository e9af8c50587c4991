using Market.Hosting;

using Microsoft.Extensions.Options;

namespace Market.Gateway.Guards;

/// <summary>
/// Everything behind here sees the one public scheme and host, whatever name the caller used. Signing in at another name
/// (127.0.0.1 for localhost) goes to the public one first, because the answer comes back there and must find its cookie.
/// </summary>
internal sealed class PublicOrigin(RequestDelegate next, IOptions<MarketOptions> options)
{
    private readonly Uri _public = new(options.Value.PublicUrl);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path == "/bff/login" && !string.Equals(request.Host.Value, _public.Authority, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect(new Uri(_public, $"/bff/login{request.QueryString}").AbsoluteUri);
            return Task.CompletedTask;
        }

        request.Scheme = _public.Scheme;
        request.Host = new HostString(_public.Authority);
        return next(context);
    }
}
