using Market.Solutions.Domain.Availability;

namespace Market.Solutions;

/// <summary>Settings of this service, section <c>Market:Solutions</c>.</summary>
public sealed class SolutionsOptions
{
    public const string Section = "Market:Solutions";

    /// <summary>How often files that belong to nothing are looked for.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often the virus scanner is asked again about files on which it gave no verdict.</summary>
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A file younger than this may still get its row.</summary>
    public TimeSpan OrphanAge { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a request with an Idempotency-Key is known: sent again within this time it has no second effect.</summary>
    public TimeSpan KeepRequestKeys { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often the market writes down that it can take submissions.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The market's address as teams reach it, tried before each heartbeat; empty: only this service and its database count.</summary>
    public string FrontDoor { get; set; } = "";

    /// <summary>A gap between two heartbeats is an outage when it is longer.</summary>
    public TimeSpan OutageAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What is lost this shortly before a deadline may be given back.</summary>
    public TimeSpan OutageWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The least lost time for which an extension is prepared; in the last hour any outage is enough.</summary>
    public TimeSpan OutageLeast { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long before its deadline a draft is submitted for a lead who asked for that.</summary>
    public TimeSpan AutoSubmitBefore { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often drafts near their deadline are looked at.</summary>
    public TimeSpan DraftWatchInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many saved scores may share one transaction; 1: each on its own, in the request that brought it.</summary>
    public int ScoresTogether { get; set; } = 64;

    internal OutageRules OutageRules => new(OutageAfter, OutageWindow, OutageLeast);
}
