namespace Market.Solutions.Sealing;

/// <summary>The one row that says under which master key this database is sealed.</summary>
internal sealed class SealingState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Of the master key (see <see cref="MasterKey.Fingerprint"/>).</summary>
    public required string Fingerprint { get; init; }
}

/// <summary>Content that a version of the market without sealing kept; sealed and deleted at the next start (see <c>SealAtStart</c>).</summary>
internal sealed class UnsealedRow
{
    public const string Solution = "solution";
    public const string Submission = "submission";
    public const string Opened = "opened";

    public required string Kind { get; init; }

    public required Guid Id { get; init; }

    public required Guid SolutionId { get; init; }

    public string? Title { get; init; }

    public string? Summary { get; init; }

    /// <summary>JSON, as are the files.</summary>
    public string? Answers { get; init; }

    public long? BudgetCents { get; init; }

    public string? Planning { get; init; }

    public string? Files { get; init; }

    /// <summary>Canonical content of a submission.</summary>
    public string? Content { get; init; }
}
