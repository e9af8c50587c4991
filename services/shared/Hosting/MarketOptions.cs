namespace Market.Hosting;

/// <summary>The settings that every process of the market reads, section <c>Market</c>. Documented in deploy/README.md.</summary>
public sealed class MarketOptions
{
    public const string Section = "Market";

    /// <summary><c>sqlite</c> (embedded) or <c>postgres</c>.</summary>
    public string Database { get; set; } = "sqlite";

    /// <summary>PostgreSQL connection string; each service has a database of its own, and a role that does not own its tables.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The same database as the role that owns the tables. Used at the start only: to bring the database up to date and to give the role of <see cref="ConnectionString"/> its rights. Empty when somebody else does that.</summary>
    public string? OwnerConnectionString { get; set; }

    /// <summary>Folder for SQLite files, uploaded files, keys and mails.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary><c>memory</c> (one process) or <c>redis</c>.</summary>
    public string Cache { get; set; } = "memory";

    /// <summary>StackExchange.Redis configuration; needed when <see cref="Cache"/> is redis.</summary>
    public string? Redis { get; set; }

    /// <summary>The one public origin, without a slash at the end.</summary>
    public string PublicUrl { get; set; } = "http://localhost:8080";

    /// <summary>Issuer of the access tokens. Empty: the embedded issuer at <c>{PublicUrl}/realms/market</c>.</summary>
    public string? Authority { get; set; }

    /// <summary>Where to read the issuer's metadata when its public address cannot be reached from inside.</summary>
    public string? MetadataAddress { get; set; }

    /// <summary>Inside address of the issuer (origin, for example <c>http://identity:8080</c>); requests for its keys and tokens go there. Empty: the identity service of <see cref="Services"/> when the issuer is embedded, else its public address.</summary>
    public string? IssuerAddress { get; set; }

    /// <summary>Address of each service by app id, for example <c>Market:Services:challenges = http://challenges:8080</c>.</summary>
    public Dictionary<string, string> Services { get; } = [];

    /// <summary>The audience that access tokens must name.</summary>
    public string Audience { get; set; } = "market-api";

    /// <summary>Secret that the sidecar sends with each call to the service (Dapr's app API token). Empty: internal endpoints answer 401.</summary>
    public string? AppToken { get; set; }

    /// <summary>Virus scanner for uploaded files: <c>none</c> or <c>clamd</c>.</summary>
    public string Scanner { get; set; } = "none";

    /// <summary>Of clamd: path of a Unix socket, or <c>host:port</c>.</summary>
    public string? ScannerAddress { get; set; }

    /// <summary>How long a file may take; one that takes longer waits for its verdict.</summary>
    public TimeSpan ScannerTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether the service brings its database up to date when it starts.</summary>
    public bool MigrateOnStart { get; set; } = true;

    public string Issuer => string.IsNullOrEmpty(Authority) ? $"{PublicUrl}/realms/market" : Authority;

    /// <summary>Where the issuer's back channel goes; null for its public address.</summary>
    public string? InsideIssuerAddress =>
        !string.IsNullOrEmpty(IssuerAddress) ? IssuerAddress : UsesEmbeddedIssuer ? Services.GetValueOrDefault(Contracts.Apps.Identity) : null;

    public bool UsesEmbeddedIssuer => string.IsNullOrEmpty(Authority);

    public bool IsPostgres => Database == "postgres";

    public bool HasScanner => Scanner == "clamd";

    public bool IsRedis => Cache == "redis";

    /// <exception cref="InvalidOperationException">A setting has a value that the market does not know.</exception>
    public MarketOptions Check()
    {
        Require(Database is "sqlite" or "postgres", "Market:Database must be sqlite or postgres");
        Require(Cache is "memory" or "redis", "Market:Cache must be memory or redis");
        Require(!IsRedis || !string.IsNullOrEmpty(Redis), "Market:Redis is needed when Market:Cache is redis");
        Require(Scanner is "none" or "clamd", "Market:Scanner must be none or clamd");
        Require(!HasScanner || IsScannerAddress(ScannerAddress), "Market:ScannerAddress must be the path of a Unix socket or host:port when Market:Scanner is clamd");
        Require(Uri.TryCreate(PublicUrl, UriKind.Absolute, out _) && !PublicUrl.EndsWith('/'), "Market:PublicUrl must be an absolute address without a slash at the end");
        return this;
    }

    private static bool IsScannerAddress(string? address) =>
        address is ['/', ..] || (address?.LastIndexOf(':') is > 0 and var colon && ushort.TryParse(address.AsSpan(colon + 1), out _));

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new InvalidOperationException(message);
    }
}
