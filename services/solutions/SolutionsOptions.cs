namespace Market.Solutions;

/// <summary>Settings of this service, section <c>Market:Solutions</c>.</summary>
public sealed class SolutionsOptions
{
    public const string Section = "Market:Solutions";

    /// <summary>How often files that belong to nothing are looked for.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A file younger than this may still get its row.</summary>
    public TimeSpan OrphanAge { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a request with an Idempotency-Key is known: sent again within this time it has no second effect.</summary>
    public TimeSpan KeepRequestKeys { get; set; } = TimeSpan.FromDays(7);
}
