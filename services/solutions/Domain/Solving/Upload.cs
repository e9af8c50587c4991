namespace Market.Solutions.Domain.Solving;

/// <summary>What of an upload is sealed: the file's name, and the key that opens what came in.</summary>
internal sealed record UploadInside(string Name, string StoredAs);

/// <summary>A file that the team is sending in pieces. Once it is whole and accepted it becomes a <see cref="SolutionFile"/>, in one save.</summary>
internal sealed class Upload : ISealedContent
{
    /// <summary>With a sweep each hour nothing of an unfinished upload is left after a day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(22);

    private Upload()
    {
    }

    /// <summary>Random.</summary>
    public Guid Id { get; private init; }

    public Guid SolutionId { get; private init; }

    public Guid StartedBy { get; private init; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>Bytes, as announced.</summary>
    public long Length { get; private init; }

    /// <summary>The file that it became; kept until it expires, so that who did not hear the answer can ask.</summary>
    public Guid? FileId { get; private set; }

    public bool IsFinished => FileId is not null;

    public string Name { get; private set; } = "";

    /// <summary>Key in the folder of parts.</summary>
    public string StoredAs { get; private set; } = "";

    /// <summary>The part of <see cref="StoredAs"/> that is no secret.</summary>
    public string StoredName { get; private init; } = "";

    public byte[] Sealed { get; private set; } = [];

    public string SealKind => "upload";

    byte[] ISealedContent.Sealed
    {
        get => Sealed;
        set => Sealed = value;
    }

    object ISealedContent.Inside
    {
        get => new UploadInside(Name, StoredAs);
        set => (Name, StoredAs) = (UploadInside)value;
    }

    public static Upload Of(Guid id, Solution solution, Solver by, AnnouncedFile file, DateTimeOffset now) => new()
    {
        Id = id,
        SolutionId = solution.Id,
        StartedBy = by.PersonId,
        StartedAt = now,
        ExpiresAt = now + Lifetime,
        Length = file.Length,
        Name = file.Name,
        StoredAs = file.StoredAs,
        StoredName = file.StoredAs.Split(':')[0],
    };

    public void Became(SolutionFile file) => FileId = file.Id;
}

/// <summary>What is known of a file before its first byte.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="StoredAs">Key in the folder of parts.</param>
internal sealed record AnnouncedFile(string Name, long Length, string StoredAs);
