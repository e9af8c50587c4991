using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Market.Benchmarks;

/// <summary>The least that ASP.NET Core does for a request, and for one that is kept: the baselines.</summary>
internal sealed class BareEndpoint : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareEndpoint(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<BareEndpoint> StartAsync()
    {
        var app = Create("0");
        await app.StartAsync();
        return new BareEndpoint(app);
    }

    /// <summary>Serves until the process is killed, in a process that does nothing else.</summary>
    /// <param name="more">Adds endpoints.</param>
    public static Task RunAsync(string port, Action<WebApplication>? more = null)
    {
        var app = Create(port);
        more?.Invoke(app);
        return app.RunAsync();
    }

    /// <summary>As <see cref="RunAsync"/>; what is posted is kept.</summary>
    public static async Task RunKeepingAsync(string port, string postgres)
    {
        using var rows = PlainRows.In(Path.GetTempPath(), postgres);
        await RunAsync(port, app => app.MapPost("/", async (HttpRequest request) => await rows.KeepAsync(await new StreamReader(request.Body).ReadToEndAsync())));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static WebApplication Create(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapGet("/{**rest}", () => "bare");
        return app;
    }
}
