namespace Market.Hosting.AuditLog.Writing;

/// <summary>A line of the log, written with the change that it tells of. Numbered later, by the sequencer.</summary>
internal sealed class AuditLeaf
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Canonical JSON; its UTF-8 bytes are what is hashed.</summary>
    public required string Data { get; init; }

    /// <summary>Place in the tree, from 0, without gaps; null until the sequencer has seen it.</summary>
    public long? Index { get; set; }

    /// <summary>RFC 6962 leaf hash of <see cref="Data"/>.</summary>
    public byte[]? Hash { get; set; }

    /// <summary>SHA-256 of <see cref="Index"/> (8 bytes, big-endian) and <see cref="Hash"/>: tells which row was moved.</summary>
    public byte[]? Place { get; set; }
}

/// <summary>What makes the hashes in a leaf readable; not part of the log, so that it can be erased.</summary>
internal sealed class AuditSecret
{
    public required Guid LeafId { get; init; }

    /// <summary>Who acted; null once erased, or when nobody had signed in.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Salt of the person's hash; erased together with <see cref="PersonId"/>.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>Salt of the evidence's hash; stands in the receipt.</summary>
    public byte[]? Nonce { get; init; }
}

/// <summary>The hash of a complete subtree, of 16 leaves or more; smaller ones are computed from their leaves.</summary>
internal sealed class AuditNode
{
    public const int LowestLevel = 4;

    public required long Key { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>A signed statement of size and root.</summary>
internal sealed class AuditCheckpoint
{
    /// <summary>1, 2, 3 …</summary>
    public required long Id { get; init; }

    public required long Size { get; init; }

    public required byte[] Root { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The signed note.</summary>
    public required string Note { get; init; }
}

/// <summary>The word of a time-stamping authority (RFC 3161) that a checkpoint existed; most checkpoints have none, a later one covers them.</summary>
internal sealed class AuditTimeStamp
{
    public required long CheckpointId { get; init; }

    /// <summary>By the authority's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The signed token (DER) over the bytes of the checkpoint's note.</summary>
    public required byte[] Token { get; init; }
}

/// <summary>How far the log is; one row, which is also the lock under which leaves are numbered.</summary>
internal sealed class AuditHead
{
    public const int OnlyRow = 1;

    public int Id { get; init; }

    public long Size { get; set; }

    public long Checkpoints { get; set; }
}
