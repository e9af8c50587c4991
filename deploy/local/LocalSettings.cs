using System.Security.Cryptography;
using System.Text;

using Market.Contracts;
using Market.Local.Sidecar;

using Npgsql;

namespace Market.Local;

/// <summary>The settings that every app of one start shares. Secrets are made anew at each start and never leave the process.</summary>
internal sealed class LocalSettings(LocalOptions options)
{
    public static readonly IReadOnlyList<string> Services = [Apps.Identity, Apps.Challenges, Apps.Solutions, Apps.Notifications];
    public static readonly IReadOnlyList<string> Hosted = [.. Services, Apps.Portal];

    private readonly string _clientSecret = Secret();
    private readonly Dictionary<string, int> _ports = Hosted.Zip(LocalPorts.Free(Hosted.Count)).ToDictionary(pair => pair.First, pair => pair.Second);

    public string AppToken { get; } = Secret();

    public string DaprToken { get; } = Secret();

    public Uri AddressOf(string app) => new($"http://127.0.0.1:{_ports[app]}");

    /// <summary>Configuration of one app; nothing in it says that the market is local, only where things are.</summary>
    public Dictionary<string, string?> For(string app, SidecarApp? sidecar)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Market:Database"] = options.Postgres is null ? "sqlite" : "postgres",
            ["Market:ConnectionString"] = options.Postgres is null ? null : ServiceConnection(options.Postgres, app),
            ["Market:OwnerConnectionString"] = options.Postgres is null ? null : OwnerConnection(options.Postgres, app).ConnectionString,
            ["Market:Cache"] = options.Redis is null ? "memory" : "redis",
            ["Market:Redis"] = options.Redis,
            ["Market:DataFolder"] = options.DataFolder,
            ["Market:PublicUrl"] = options.PublicUrl,
            ["Market:IssuerAddress"] = AddressOf(Apps.Identity).ToString().TrimEnd('/'),
            ["Market:ClientSecret"] = _clientSecret,
            ["Market:AppToken"] = AppToken,
            ["Market:Solutions:FrontDoor"] = options.PublicUrl,
            ["Market:Mail"] = "files",
            ["Market:OpenMailbox"] = "true",
            ["Market:OpenAuthenticator"] = "true",
            ["DAPR_API_TOKEN"] = DaprToken,
            ["DAPR_HTTP_PORT"] = sidecar?.HttpPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["DAPR_GRPC_PORT"] = sidecar?.GrpcPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        foreach (var hosted in Hosted)
            settings[$"Market:Services:{hosted}"] = AddressOf(hosted).ToString().TrimEnd('/');
        return settings;
    }

    private static NpgsqlConnectionStringBuilder OwnerConnection(string server, string app) => new(server) { Database = $"market_{app}" };

    // The password follows from what the owner knows anyway: commands beside a running market must find the same one.
    private static string ServiceConnection(string server, string app)
    {
        var connection = OwnerConnection(server, app);
        connection.Password = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"role of {app} by {server}")));
        connection.Username = $"market_{app}";
        return connection.ConnectionString;
    }

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
