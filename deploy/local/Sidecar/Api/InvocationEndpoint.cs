using Market.Local.Sidecar.Apps;

namespace Market.Local.Sidecar.Api;

/// <summary>Service invocation by HTTP: whatever is no other part of the API is passed to the app that the caller names.</summary>
internal sealed class InvocationEndpoint(AppDirectory apps)
{
    // Names that say something about one connection only, and those that the sidecar itself sets or keeps.
    private static readonly HashSet<string> NotPassed = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Host",
        Headers.AppId, Headers.ApiToken, Headers.CallerAppId, Headers.CalleeAppId,
    };

    public void Map(IEndpointRouteBuilder routes) => routes.MapFallback("{**path}", HttpCalls.Answering(InvokeAsync));

    private async Task InvokeAsync(HttpContext context)
    {
        var target = InvocationTarget.Of(context.Request, HttpCalls.RawTarget(context)) ?? throw SidecarError.NoAppId();
        var app = apps.Find(target.AppId) ?? throw SidecarError.Invoke(target.AppId, "couldn't find app id: " + target.AppId);
        try
        {
            using var request = Request(context, app, target);
            using var response = await app.SendAsync(request, context.RequestAborted);
            await CopyAsync(response, context);
        }
        catch (HttpRequestException error) when (!context.Response.HasStarted)
        {
            throw SidecarError.Invoke(target.AppId, error.Message);
        }
    }

    private HttpRequestMessage Request(HttpContext context, AppChannel app, InvocationTarget target)
    {
        var request = app.Request(HttpMethod.Parse(context.Request.Method), target.Path);
        request.Headers.Add(Headers.CallerAppId, apps.Caller(context));
        request.Headers.Add(Headers.CalleeAppId, app.AppId);
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers.Where(header => !NotPassed.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return request;
    }

    private static async Task CopyAsync(HttpResponseMessage from, HttpContext context)
    {
        var to = context.Response;
        to.StatusCode = (int)from.StatusCode;
        foreach (var (name, values) in from.Headers.Concat(from.Content.Headers).Where(header => !NotPassed.Contains(header.Key)))
        {
            to.Headers[name] = values.ToArray();
        }

        await using var body = await from.Content.ReadAsStreamAsync(context.RequestAborted);
        await body.CopyToAsync(to.Body, context.RequestAborted);
    }
}
