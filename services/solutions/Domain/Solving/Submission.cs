namespace Market.Solutions.Domain.Solving;

/// <summary>
/// What was received, once: never changed after, only marked as replaced or withdrawn. A withdrawn one is a tombstone: its
/// content is gone, its receipt stays.
/// </summary>
internal sealed class Submission
{
    private (string? Content, IReadOnlyList<SolutionFile> Files)? _inside;

    private Submission()
    {
    }

    public Guid Id { get; private init; }

    public Guid SolutionId { get; private init; }

    public Guid ChallengeId { get; private init; }

    /// <summary>1, 2, 3 … for each solution.</summary>
    public int Sequence { get; private init; }

    public string ReceiptNumber { get; private init; } = "";

    /// <summary>Given by the database in the statement that accepted it; always before the deadline.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>In force when it was received; read in the statement that accepted it.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>Number of the change that this deadline comes from; 0: as published.</summary>
    public int DeadlineVersion { get; private set; }

    /// <summary>Which form its <see cref="ReceiptStatement"/> has: an older one stays as the log has vouched for it.</summary>
    public int StatementForm { get; private init; }

    public Guid SubmittedBy { get; private init; }

    /// <summary>The market submitted it, because <see cref="SubmittedBy"/> asked for that.</summary>
    public bool Automatic { get; private init; }

    /// <summary>The version of the working copy that the submitter saw: tells a double click from a new submission.</summary>
    public int BasedOn { get; private init; }

    public Guid LeadOrganisationId { get; private init; }

    public string LeadOrganisationName { get; private init; } = "";

    public IReadOnlyList<SubmissionPartner> Partners { get; private init; } = [];

    /// <summary>Random names on disk of the files, which are no secret.</summary>
    public IReadOnlyList<string> StoredNames { get; private set; } = [];

    /// <summary>As it came out of the database, until somebody may open it (see <c>SubmissionSeal</c>).</summary>
    public bool IsSealed => _inside is null;

    /// <exception cref="InvalidOperationException">It is sealed.</exception>
    public IReadOnlyList<SolutionFile> Files => Inside.Files;

    /// <summary>Canonical JSON (see <see cref="CanonicalContent"/>); null once withdrawn.</summary>
    /// <exception cref="InvalidOperationException">It is sealed.</exception>
    public string? Content => Inside.Content;

    /// <summary>The content under the data key; null once withdrawn.</summary>
    public byte[]? SealedContent { get; private set; }

    /// <summary>The files' names, hashes and keys under the data key.</summary>
    public byte[] SealedFiles { get; private set; } = [];

    /// <summary>The key that follows from the team's code, under which the data key is wrapped for the team of a strict challenge; null at the standard level.</summary>
    public byte[]? CodeKey { get; private init; }

    /// <summary>The data key, wrapped for the team.</summary>
    public byte[] TeamKey { get; private set; } = [];

    /// <summary>The data key, wrapped for the opening; null once withdrawn.</summary>
    public byte[]? OpeningKey { get; private set; }

    /// <summary>Lower-case hex SHA-256 of <see cref="Content"/> in UTF-8.</summary>
    public string ContentHash { get; private init; } = "";

    /// <summary>Whether it took the place of an earlier one.</summary>
    public bool Replaces { get; private init; }

    public DateTimeOffset? ReplacedAt { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private init; }

    public Guid? WithdrawnBy { get; private init; }

    public IReadOnlyList<Guid> OrganisationIds => [LeadOrganisationId, .. Partners.Select(partner => partner.OrganisationId)];

    private (string? Content, IReadOnlyList<SolutionFile> Files) Inside => _inside ?? throw new InvalidOperationException($"Submission {Id} is sealed");

    public static Submission Of(Solution solution, Solver by, int basedOn, string receiptNumber, DateTimeOffset now)
    {
        var content = CanonicalContent.Of(solution).ToJson();
        return new Submission
        {
            Id = Guid.CreateVersion7(now),
            SolutionId = solution.Id,
            ChallengeId = solution.ChallengeId,
            Sequence = solution.Submissions + 1,
            ReceiptNumber = receiptNumber,
            StatementForm = ReceiptStatement.WithDeadline,
            SubmittedBy = by.PersonId,
            Automatic = by.Automatic,
            BasedOn = basedOn,
            Replaces = solution.CurrentSubmissionId is not null,
            LeadOrganisationId = solution.LeadOrganisationId,
            LeadOrganisationName = solution.LeadOrganisationName,
            Partners = [.. solution.Partners.Where(partner => partner.State == PartnerState.Accepted)
                .OrderBy(partner => partner.OrganisationId).Select(partner => new SubmissionPartner(partner.OrganisationId, partner.Name))],
            StoredNames = solution.StoredNames,
            ContentHash = CanonicalContent.Hash(content),
            CodeKey = solution.CodeKey,
            _inside = (content, solution.Files),
        };
    }

    /// <summary>The database accepted it.</summary>
    public void Accept(DateTimeOffset receivedAt, DateTimeOffset deadline, int deadlineVersion) =>
        (ReceivedAt, Deadline, DeadlineVersion) = (receivedAt, deadline, deadlineVersion);

    public void Close(SubmissionParts parts) => (SealedContent, SealedFiles, TeamKey, OpeningKey) = (parts.Content, parts.Files, parts.TeamKey, parts.OpeningKey);

    public void Opened(string? content, IReadOnlyList<SolutionFile> files)
    {
        _inside = (content, files);
        StoredNames = [.. files.Select(file => file.NameOnDisk())];
    }
}

/// <summary>A submission as it is kept (see <see cref="Submission"/>).</summary>
internal sealed record SubmissionParts(byte[]? Content, byte[] Files, byte[] TeamKey, byte[]? OpeningKey);

internal sealed record SubmissionPartner(Guid OrganisationId, string Name);
