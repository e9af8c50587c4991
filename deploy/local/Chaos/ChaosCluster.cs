using System.Text.Json;

using Market.Contracts;
using Market.Hosting.FailPoints;
using Market.Local.Commands;
using Market.Local.Sidecar;

namespace Market.Local.Chaos;

/// <summary>
/// The market as in production: each service, the portal and the gateway by their own programs, the sidecar, PostgreSQL and Redis, each a
/// process that can be killed. All on loopback, with everything it keeps in one throw-away folder.
/// </summary>
internal sealed class ChaosCluster : IAsyncDisposable
{
    public const string Sidecar = "sidecar";
    public const string Postgres = "postgres";
    public const string Redis = "redis";

    /// <summary>What is tried again is tried soon: whoever watches waits for it.</summary>
    private static readonly Dictionary<string, string?> Soon = new() { ["Market:MailFirstBackOff"] = "00:00:03", ["Market:Messaging:CatchUpInterval"] = "00:00:05" };

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private readonly Dictionary<string, ManagedProcess> _processes = [];
    private readonly HttpClient _probe = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly string _folder;

    private ChaosCluster(string folder, LocalOptions options) => (_folder, Options) = (folder, options);

    public LocalOptions Options { get; }

    public IReadOnlyCollection<string> Names => _processes.Keys;

    public ManagedProcess this[string name] => _processes[name];

    public string LogOf(string name) => Path.Combine(_folder, "logs", name + ".log");

    /// <summary>Prepares it all and starts the servers; the market itself is not started.</summary>
    /// <param name="folder">Empty or absent.</param>
    /// <param name="servers">With PostgreSQL and Redis instead of SQLite and memory.</param>
    /// <param name="more">Settings that every process gets besides.</param>
    public static async Task<ChaosCluster> PrepareAsync(string folder, bool servers, IReadOnlyDictionary<string, string?>? more = null)
    {
        var ports = LocalPorts.Free(4 + (2 * LocalSettings.Services.Count));
        var options = new LocalOptions(
            ports[0], Path.Combine(folder, "data"), Demo: false,
            Postgres: servers ? ClusterServers.PostgresConnection(ports[1]) : null, Redis: servers ? $"127.0.0.1:{ports[2]},abortConnect=false" : null);
        var cluster = new ChaosCluster(folder, options);
        foreach (var inner in new[] { "logs", "failpoints", "data" })
            Directory.CreateDirectory(Path.Combine(folder, inner));
        if (servers)
            await cluster.StartServersAsync(ports[1], ports[2]);
        cluster.Describe([.. LocalSettings.Services.Select((app, i) => new SidecarApp(app, ports[4 + (2 * i)], ports[5 + (2 * i)]))], more ?? new Dictionary<string, string?>());
        return cluster;
    }

    /// <summary>Starts everything that does not run; done when all are ready.</summary>
    public Task StartAsync(CancellationToken cancel = default) =>
        Task.WhenAll(_processes.Values.Where(process => !process.IsRunning).Select(process => process.StartAsync(StartLimit, cancel)));

    public Task RestartAsync(string name, CancellationToken cancel = default) => _processes[name].StartAsync(StartLimit, cancel);

    /// <summary>Arms a failpoint in one process; it fails once (see <see cref="ArmedFile"/>).</summary>
    public void Arm(string process, string failPoint, string action)
    {
        File.Delete(ArmedPath(process) + ".hit");
        File.WriteAllText(ArmedPath(process) + ".new", $"{failPoint} {action}");
        File.Move(ArmedPath(process) + ".new", ArmedPath(process));
    }

    public bool WasHit(string process) => File.Exists(ArmedPath(process) + ".hit");

    public void Disarm(string process) => File.Delete(ArmedPath(process));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.Values.Reverse())
            await process.DisposeAsync();
        _probe.Dispose();
    }

    private async Task StartServersAsync(int postgres, int redis)
    {
        _processes[Postgres] = await ClusterServers.PostgresAsync(Path.Combine(_folder, Postgres), postgres, LogOf(Postgres));
        _processes[Redis] = ClusterServers.Redis(redis, LogOf(Redis));
        await StartAsync();
    }

    private void Describe(IReadOnlyList<SidecarApp> sidecars, IReadOnlyDictionary<string, string?> more)
    {
        var settings = new LocalSettings(Options);
        var file = Path.Combine(_folder, "sidecar.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new SidecarFile(
            [.. sidecars.Select(app => new SidecarFileApp(app.AppId, app.HttpPort, app.GrpcPort, settings.AddressOf(app.AppId).ToString()))], settings.AppToken, settings.DaprToken)));
        Add(Sidecar, "Market.Local.dll", [SidecarCommand.Name, file], [], new Uri($"http://127.0.0.1:{sidecars[0].HttpPort}/v1.0/healthz/outbound"));
        foreach (var app in LocalSettings.Hosted.Append(Apps.Gateway))
        {
            var address = app == Apps.Gateway ? new Uri(Options.PublicUrl) : settings.AddressOf(app);
            var environment = settings.For(app, sidecars.FirstOrDefault(sidecar => sidecar.AppId == app));
            (environment["ASPNETCORE_URLS"], environment["Logging:LogLevel:Default"], environment["Logging:LogLevel:Market"]) = (address.ToString(), "Warning", "Information");
            foreach (var (key, value) in Soon.Concat(more))
                environment[key] = value;
            // The gateway has no route to the inside; its own health is the market's.
            Add(app, ProgramOf(app), [], environment, new Uri(address, app == Apps.Gateway ? "/bff/session" : "/health/ready"));
        }
    }

    private void Add(string name, string program, string[] arguments, Dictionary<string, string?> environment, Uri ready)
    {
        environment[FailPoint.Variable] = ArmedPath(name);
        _processes[name] = new ManagedProcess(name, "dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments], environment, LogOf(name), () => IsReadyAsync(ready));
    }

    private static string ProgramOf(string app) => $"Market.{char.ToUpperInvariant(app[0])}{app[1..]}.dll";

    private string ArmedPath(string process) => Path.Combine(_folder, "failpoints", process);

    private async Task<bool> IsReadyAsync(Uri address)
    {
        try
        {
            using var answer = await _probe.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
