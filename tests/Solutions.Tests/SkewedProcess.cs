using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

using Market.Hosting;
using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Market.Solutions.Tests;

/// <summary>A second solutions service for a <see cref="World"/> on PostgreSQL: a process of its own that believes in another time (libfaketime).</summary>
internal sealed class SkewedProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly WebApplication _issuer;

    private SkewedProcess(Process process, WebApplication issuer, Uri address) => (_process, _issuer, Address) = (process, issuer, address);

    public Uri Address { get; }

    /// <summary>Null when there is something to start it with, else why not.</summary>
    public static string? WhyNot => File.Exists("/usr/bin/faketime") ? null : "No faketime: install Debian's faketime";

    /// <param name="offset">As faketime takes it: <c>+1h</c>.</param>
    public static async Task<SkewedProcess> StartAsync(World world, string offset)
    {
        var issuer = await IssuerAsync();
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("/usr/bin/faketime", ["-f", offset, "dotnet", typeof(SolutionsService).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in await SettingsAsync(world, address, issuer.Urls.First()))
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var skewed = new SkewedProcess(process, issuer, address);
        await skewed.AnswersAsync();
        return skewed;
    }

    /// <summary>With a token that is good by either clock.</summary>
    public HttpClient As(Persona persona)
    {
        var http = new HttpClient { BaseAddress = Address };
        var token = TestTokens.For(persona, token => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddHours(-3), DateTime.UtcNow.AddHours(3)));
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _issuer.DisposeAsync();
    }

    private static async Task<Dictionary<string, string>> SettingsAsync(World world, Uri address, string issuer)
    {
        var folder = world.Service.Services.GetRequiredService<IOptions<MarketOptions>>().Value.DataFolder;
        return new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = address.ToString(),
            // Waiting must not take an hour less or more.
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            ["DONT_FAKE_MONOTONIC"] = "1",
            ["Market__Database"] = "postgres",
            ["Market__ConnectionString"] = (await world.InDatabaseAsync(db => Task.FromResult(db.Database.GetConnectionString())))!,
            ["Market__DataFolder"] = folder,
            ["Market__MigrateOnStart"] = "false",
            ["Market__MetadataAddress"] = $"{issuer}/metadata",
            ["Market__AppToken"] = "test-app-token",
        };
    }

    private async Task AnswersAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if ((await http.GetAsync("/health/live")).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException) when (attempt < 600 && !_process.HasExited)
            {
                await Task.Delay(200);
            }
        }
    }

    private static async Task<WebApplication> IssuerAsync()
    {
        using var key = RSA.Create();
        key.ImportFromPem(TestTokens.PublicKeyPem);
        var half = key.ExportParameters(includePrivateParameters: false);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/metadata", (HttpContext context) => Results.Json(new { issuer = TestTokens.Issuer, jwks_uri = $"http://{context.Request.Host}/keys" }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "test", alg = "RS256", n = Base64UrlEncoder.Encode(half.Modulus), e = Base64UrlEncoder.Encode(half.Exponent) } } }));
        await app.StartAsync();
        return app;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
