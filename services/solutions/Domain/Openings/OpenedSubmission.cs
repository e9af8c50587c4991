namespace Market.Solutions.Domain.Openings;

/// <summary>
/// A submission as it was on the table at the opening: under an alias, with ids that carry no time. The jury half reads only
/// this; lead and partners are here for conflicts of interest and the award, and never go to a juror.
/// </summary>
internal sealed class OpenedSubmission
{
    /// <summary>Random.</summary>
    public required Guid Id { get; init; }

    public required Guid ChallengeId { get; init; }

    /// <summary>"A", "B" … unique in the challenge; drawn by lot, so its order says nothing.</summary>
    public required string Alias { get; init; }

    public required Guid SolutionId { get; init; }

    public required Guid SubmissionId { get; init; }

    public required Guid LeadOrganisationId { get; init; }

    public required string LeadOrganisationName { get; init; }

    public required IReadOnlyList<OpenedPartner> Partners { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<OpenedAnswer> Answers { get; init; }

    public long? BudgetCents { get; init; }

    public required string Planning { get; init; }

    public required IReadOnlyList<OpenedFile> Files { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Lower-case hex SHA-256 of what was received.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Lead and partners.</summary>
    public IEnumerable<Guid> OrganisationIds => Partners.Select(partner => partner.OrganisationId).Prepend(LeadOrganisationId);
}

internal sealed record OpenedPartner(Guid OrganisationId, string Name);

internal sealed record OpenedAnswer(Guid QuestionId, string Text);

/// <param name="Id">Random, other than the id in the solution.</param>
/// <param name="Name">As the solver named it: may give the solver away, so never shown to a juror.</param>
/// <param name="StoredAs">Name in the file folder of this service.</param>
internal sealed record OpenedFile(Guid Id, string Name, long Size, string ContentType, string Sha256, string StoredAs);
