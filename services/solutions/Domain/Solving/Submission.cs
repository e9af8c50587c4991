namespace Market.Solutions.Domain.Solving;

/// <summary>
/// What was received, once: never changed after, only marked as replaced or withdrawn. A withdrawn one is a tombstone: its
/// content is gone, its receipt stays.
/// </summary>
internal sealed class Submission
{
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
    public DateTimeOffset ReceivedAt { get; private init; }

    public Guid SubmittedBy { get; private init; }

    /// <summary>The version of the working copy that the submitter saw: tells a double click from a new submission.</summary>
    public int BasedOn { get; private init; }

    public Guid LeadOrganisationId { get; private init; }

    public string LeadOrganisationName { get; private init; } = "";

    public IReadOnlyList<SubmissionPartner> Partners { get; private init; } = [];

    public IReadOnlyList<SolutionFile> Files { get; private init; } = [];

    /// <summary>Canonical JSON (see <see cref="CanonicalContent"/>); null once withdrawn.</summary>
    public string? Content { get; private init; }

    /// <summary>Lower-case hex SHA-256 of <see cref="Content"/> in UTF-8.</summary>
    public string ContentHash { get; private init; } = "";

    /// <summary>Whether it took the place of an earlier one.</summary>
    public bool Replaces { get; private init; }

    public DateTimeOffset? ReplacedAt { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private init; }

    public Guid? WithdrawnBy { get; private init; }

    public IReadOnlyList<Guid> OrganisationIds => [LeadOrganisationId, .. Partners.Select(partner => partner.OrganisationId)];

    public static Submission Of(Solution solution, Guid by, int basedOn, string receiptNumber, DateTimeOffset now)
    {
        var content = CanonicalContent.Of(solution).ToJson();
        return new Submission
        {
            Id = Guid.CreateVersion7(now),
            SolutionId = solution.Id,
            ChallengeId = solution.ChallengeId,
            Sequence = solution.Submissions + 1,
            ReceiptNumber = receiptNumber,
            SubmittedBy = by,
            BasedOn = basedOn,
            Replaces = solution.CurrentSubmissionId is not null,
            LeadOrganisationId = solution.LeadOrganisationId,
            LeadOrganisationName = solution.LeadOrganisationName,
            Partners = [.. solution.Partners.Where(partner => partner.State == PartnerState.Accepted)
                .OrderBy(partner => partner.OrganisationId).Select(partner => new SubmissionPartner(partner.OrganisationId, partner.Name))],
            Files = solution.Files,
            Content = content,
            ContentHash = CanonicalContent.Hash(content),
        };
    }
}

internal sealed record SubmissionPartner(Guid OrganisationId, string Name);
