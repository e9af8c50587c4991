using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

using Testcontainers.PostgreSql;

namespace Market.Testing;

/// <summary>One PostgreSQL for the whole test run: from MARKET_TEST_POSTGRES, else a container, else Debian's binaries, else a reason why not.</summary>
public sealed record PostgresServer(string? ConnectionString, string Reason)
{
    private static readonly Lazy<Task<PostgresServer>> Found = new(() => StartAsync(durable: false));
    private static readonly Lazy<Task<PostgresServer>> FoundDurable = new(() => StartAsync(durable: true));

    /// <summary>Where Debian keeps initdb, pg_dump and the others; null when they are not here.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    public static Task<PostgresServer> FindAsync() => Found.Value;

    /// <summary>One that has on disk what it says it has committed: for measurements.</summary>
    public static Task<PostgresServer> FindDurableAsync() => FoundDurable.Value;

    private static async Task<PostgresServer> StartAsync(bool durable)
    {
        if (Environment.GetEnvironmentVariable("MARKET_TEST_POSTGRES") is { Length: > 0 } given)
            return new PostgresServer(given, "");
        if (File.Exists("/var/run/docker.sock"))
            return await ContainerAsync();
        return Programs is null
            ? new PostgresServer(null, "No PostgreSQL: set MARKET_TEST_POSTGRES, start Docker, or install Debian's postgresql")
            : await DebianAsync(Programs, durable);
    }

    private static async Task<PostgresServer> ContainerAsync()
    {
        try
        {
            var container = new PostgreSqlBuilder("postgres:17").Build();
            await container.StartAsync();
            return new PostgresServer(container.GetConnectionString(), "");
        }
        catch (Exception error)
        {
            return new PostgresServer(null, $"Docker did not give a PostgreSQL: {error.Message}");
        }
    }

    private static async Task<PostgresServer> DebianAsync(string bin, bool durable)
    {
        var folder = Directory.CreateTempSubdirectory("market-pg-").FullName;
        var data = Path.Combine(folder, "data");
        var port = FreePort();
        // PostgreSQL refuses to run as root.
        var asRoot = Environment.UserName == "root";
        if (asRoot)
            await RunAsync("chown", ["postgres", folder]);
        await RunAsync(bin + "/initdb", ["-D", data, "-U", "market", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"], asRoot);
        await RunAsync(bin + "/pg_ctl", ["-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync={(durable ? "on" : "off")} -c max_connections=400", "start"], asRoot);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(bin, data, folder, asRoot);
        return new PostgresServer($"Host=127.0.0.1;Port={port};Username=market;Database=postgres", "");
    }

    private static void Stop(string bin, string data, string folder, bool asRoot)
    {
        RunAsync(bin + "/pg_ctl", ["-D", data, "-m", "immediate", "stop"], asRoot).GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunAsync(string program, string[] arguments, bool asPostgres = false)
    {
        string[] all = asPostgres ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments] : arguments;
        // Output goes nowhere on purpose: the server inherits the handles, and reading them to the end would wait for it.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", asPostgres ? "setpriv" : program, .. all]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
