using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Market.Benchmarks;

/// <summary>The least that ASP.NET Core does for a request: the baseline for pages.</summary>
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

    /// <summary>Serves until the process is killed; to measure the start of a process that does nothing else.</summary>
    public static Task RunAsync(string port) => Create(port).RunAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static WebApplication Create(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapGet("/", () => "bare");
        return app;
    }
}
