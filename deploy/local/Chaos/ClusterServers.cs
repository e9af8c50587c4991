using System.Net.Sockets;

namespace Market.Local.Chaos;

/// <summary>PostgreSQL and Redis of this machine as processes of a cluster, with data of their own.</summary>
internal static class ClusterServers
{
    private static readonly Dictionary<string, string?> Nothing = [];

    /// <summary>Folder of Debian's PostgreSQL programs; null when they are not installed.</summary>
    public static string? PostgresPrograms => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    /// <summary>Whether Debian's Redis is installed.</summary>
    public static bool HasRedis => File.Exists("/usr/bin/redis-server");

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>An empty PostgreSQL that keeps what it acknowledged (its default settings), not started yet. Its tables are in <see cref="TablesIn"/>, its log of changes beside them.</summary>
    public static async Task<ManagedProcess> PostgresAsync(string folder, int port, string log)
    {
        var (programs, data) = (PostgresPrograms!, TablesIn(folder));
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(log, "");
        // The user of PostgreSQL must get to its folder, and needs to see no other.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.GetDirectoryName(folder)!, OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        if (IsRoot)
            await RunAsync("chown", ["-R", "postgres", folder, log]);
        await RunAsync("/bin/sh", ["-c", "exec \"$@\" >/dev/null", "sh", .. AsPostgres($"{programs}/initdb", ["-D", data, "-X", Path.Combine(folder, "wal"), "-U", "market", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])]);
        var server = AsPostgres($"{programs}/postgres", ["-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={folder}", "-c", "max_connections=200"]);
        return new ManagedProcess("postgres", server[0], [.. server.Skip(1)], Nothing, log, async () =>
        {
            try
            {
                await using var connection = new Npgsql.NpgsqlConnection(PostgresConnection(port) + ";Database=postgres;Pooling=false;Timeout=2");
                await connection.OpenAsync();
                return true;
            }
            catch (Exception error) when (error is Npgsql.NpgsqlException or TimeoutException)
            {
                return false;
            }
        });
    }

    public static string TablesIn(string folder) => Path.Combine(folder, "data");

    /// <summary>Connection string without a database.</summary>
    public static string PostgresConnection(int port) => $"Host=127.0.0.1;Port={port};Username=market;Maximum Pool Size=25;Timeout=5";

    /// <summary>A Redis that forgets everything when it ends, not started yet.</summary>
    public static ManagedProcess Redis(int port, string log) => new(
        "redis", "/usr/bin/redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], Nothing, log, () => AnswersAsync(port));

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsPostgres(string program, string[] arguments) =>
        IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments] : [program, .. arguments];

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}
