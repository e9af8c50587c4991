namespace Market.Hosting.AuditLog;

/// <summary>Settings of the audit log, section <c>Market:AuditLog</c>.</summary>
public sealed class AuditLogOptions
{
    public const string Section = "Market:AuditLog";

    /// <summary>The Ed25519 seed (32 bytes, base64) that signs checkpoints. Empty: made at the first start and kept in <c>{DataFolder}/keys</c>.</summary>
    public string? Key { get; set; }

    /// <summary>How often the sequencer looks without being woken.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time between two checkpoints when there are new leaves; at most a minute.</summary>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A checkpoint's size is a multiple of this many leaves, so that sizes do not count acts.</summary>
    public int Block { get; set; } = 32;

    /// <summary>At most so many leaves without meaning go among those of one round.</summary>
    public int PaddingPerRound { get; set; } = 3;

    /// <summary>Leaves numbered in one transaction.</summary>
    public int Batch { get; set; } = 2000;

    /// <summary>Leaves of reads and refusals that may share one transaction; with 1 each is written by the request that it tells of.</summary>
    public int ReadsTogether { get; set; } = 64;

    /// <summary>Address of a time-stamping authority (RFC 3161 over HTTP) that stamps checkpoints. Empty: none.</summary>
    public string? TimeStampAuthority { get; set; }

    /// <summary>PEM file with the certificates that the authority's own must lead to. Empty: any signature that is right in itself.</summary>
    public string? TimeStampCertificates { get; set; }

    /// <summary>Least time between two stamped checkpoints; the newest one covers all before it.</summary>
    public TimeSpan TimeStampInterval { get; set; } = TimeSpan.FromMinutes(5);
}
