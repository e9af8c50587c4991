namespace Market.Gateway;

/// <summary>Settings of the gateway, section <c>Market:Gateway</c>; 0 switches a limit off.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Market:Gateway";

    /// <summary>The gateway as the issuer knows it.</summary>
    public string ClientId { get; set; } = "market-gateway";

    /// <summary>A session ends after this long without a request.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(8);

    /// <summary>The access token is renewed this long before it expires.</summary>
    public TimeSpan RenewBefore { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Sign-in requests a minute for each address.</summary>
    public int SignInsPerMinute { get; set; } = 120;

    /// <summary>Requests a second for each address, over time; ten times as many in a burst.</summary>
    public int RequestsPerSecond { get; set; } = 200;

    /// <summary>Requests a second about submitting and withdrawing: for each session, and for each address of callers without one. Generous, because a whole floor may submit in the last minute from one address.</summary>
    public int SubmissionsPerSecond { get; set; } = 100;

    /// <summary>Networks of the reverse proxies in front (CIDR), whose X-Forwarded-For and -Proto are believed. Empty: nobody's.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];
}
