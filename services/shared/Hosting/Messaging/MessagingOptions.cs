namespace Market.Hosting.Messaging;

/// <summary>Settings of outbox and inbox, section <c>Market:Messaging</c>.</summary>
public sealed class MessagingOptions
{
    public const string Section = "Market:Messaging";

    /// <summary>How often the relay looks without being woken.</summary>
    public TimeSpan RelayInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a leased row belongs to one relay.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Rows a round.</summary>
    public int Batch { get; set; } = 100;

    /// <summary>Rest between two rounds while more comes in than goes out.</summary>
    public TimeSpan RestInRush { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Attempts before a row is parked.</summary>
    public int PublishAttempts { get; set; } = 10;

    /// <summary>Wait before the second attempt; doubles with each, up to five minutes.</summary>
    public TimeSpan FirstBackOff { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Attempts at handling an event before it is set aside (quarantined).</summary>
    public int HandleAttempts { get; set; } = 5;

    /// <summary>How often a consumer asks each producer's feed for what the broker did not bring.</summary>
    public TimeSpan CatchUpInterval { get; set; } = TimeSpan.FromSeconds(15);

    internal TimeSpan BackOff(int attempts) =>
        TimeSpan.FromMilliseconds(Math.Min(FirstBackOff.TotalMilliseconds * Math.Pow(2, Math.Max(0, attempts - 1)), TimeSpan.FromMinutes(5).TotalMilliseconds));
}
