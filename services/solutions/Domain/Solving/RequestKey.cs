using Market.Kernel;

namespace Market.Solutions.Domain.Solving;

/// <summary>
/// What a caller names a request by, so that the same request sent again finds what became of it (header <c>Idempotency-Key</c>, IETF
/// draft-ietf-httpapi-idempotency-key-header). It means something for its own caller only.
/// </summary>
internal sealed record RequestKey(string Text)
{
    public const string Header = "Idempotency-Key";
    public const string Explained = "Names this request: sent again with the same key it has no second effect and gives the same answer, also after the deadline. 1 to 128 visible ASCII characters.";
    public const int LengthLimit = 128;

    public static readonly Error Malformed = Error.Invalid("request.key-malformed", null, $"{LengthLimit}");
    public static readonly Error Reused = new(ErrorKind.Unprocessable, "request.key-reused");

    /// <summary>The key in a header, quoted (as the draft has it) or not; null when there is none.</summary>
    public static Result<RequestKey?> Read(string? header)
    {
        if (header is null)
            return (RequestKey?)null;
        var text = header is ['"', .. var quoted, '"'] ? quoted : header;
        return text.Length is > 0 and <= LengthLimit && text.All(sign => sign is > ' ' and < (char)127 and not ('"' or '\\')) ? new RequestKey(text) : Malformed;
    }
}

/// <summary>A request that had its effect, kept for a while under its caller's key.</summary>
internal sealed class KnownRequest
{
    private KnownRequest()
    {
    }

    public Guid PersonId { get; private init; }

    public string Key { get; private init; } = "";

    /// <summary>Name of the command.</summary>
    public string What { get; private init; } = "";

    public Guid SolutionId { get; private init; }

    /// <summary>The version that was named in it; null when it names none.</summary>
    public int? Version { get; private init; }

    /// <summary>What was received, or taken back.</summary>
    public Guid SubmissionId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static KnownRequest Of(Guid personId, RequestKey key, string what, Guid solutionId, int? version, Guid submissionId, DateTimeOffset now) => new()
    {
        PersonId = personId,
        Key = key.Text,
        What = what,
        SolutionId = solutionId,
        Version = version,
        SubmissionId = submissionId,
        At = now,
    };

    /// <summary>Whether it is this request; otherwise its key was used for another one.</summary>
    public bool Is(string what, Guid solutionId, int? version) => What == what && SolutionId == solutionId && Version == version;
}
