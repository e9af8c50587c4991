using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

using Testcontainers.Redis;

namespace Market.Testing;

/// <summary>One Redis for the whole test run: from MARKET_TEST_REDIS, else a container, else Debian's binary, else a reason why not.</summary>
public sealed record RedisServer(string? Configuration, string Reason)
{
    private static readonly Lazy<Task<RedisServer>> Found = new(StartAsync);

    /// <summary>StackExchange.Redis configuration; skips the test with the reason when there is no Redis.</summary>
    public static async Task<string> ConfigurationAsync()
    {
        var server = await Found.Value;
        Assert.SkipUnless(server.Configuration is not null, server.Reason);
        return server.Configuration!;
    }

    private static async Task<RedisServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("MARKET_TEST_REDIS") is { Length: > 0 } given)
            return new RedisServer(given, "");
        if (File.Exists("/var/run/docker.sock"))
            return await ContainerAsync();
        return File.Exists("/usr/bin/redis-server")
            ? await DebianAsync()
            : new RedisServer(null, "No Redis: set MARKET_TEST_REDIS, start Docker, or install Debian's redis-server");
    }

    private static async Task<RedisServer> ContainerAsync()
    {
        try
        {
            var container = new RedisBuilder("redis:7").Build();
            await container.StartAsync();
            return new RedisServer(container.GetConnectionString(), "");
        }
        catch (Exception error)
        {
            return new RedisServer(null, $"Docker did not give a Redis: {error.Message}");
        }
    }

    private static async Task<RedisServer> DebianAsync()
    {
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo("/usr/bin/redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]) { RedirectStandardOutput = true })!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Ready to accept connections", StringComparison.Ordinal))
        {
        }

        return process.HasExited ? new RedisServer(null, "redis-server did not start") : new RedisServer($"127.0.0.1:{port}", "");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
