using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Openings;

/// <summary>
/// A submission as it was on the table at the opening: under an alias, with ids that carry no time. The jury half reads only
/// this; lead and partners are here for conflicts of interest and the award, and never go to a juror.
/// </summary>
internal sealed class OpenedSubmission : ISealedContent
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

    /// <summary>Enterprise numbers (KBO), ten digits each; for conflicts of interest only.</summary>
    public IReadOnlyList<string> Subcontractors { get; init; } = [];

    public required string Title { get; set; }

    public required string Summary { get; set; }

    public required IReadOnlyList<OpenedAnswer> Answers { get; set; }

    public long? BudgetCents { get; set; }

    public required string Planning { get; set; }

    public required IReadOnlyList<OpenedFile> Files { get; set; }

    public byte[] Sealed { get; set; } = [];

    public string SealKind => "opened";

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Lower-case hex SHA-256 of what was received.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Lead and partners.</summary>
    public IEnumerable<Guid> OrganisationIds => Partners.Select(partner => partner.OrganisationId).Prepend(LeadOrganisationId);

    object ISealedContent.Inside
    {
        get => new OpenedInside(Title, Summary, Answers, BudgetCents, Planning, Files);
        set => (Title, Summary, Answers, BudgetCents, Planning, Files) = (OpenedInside)value;
    }
}

/// <summary>What stays sealed at rest after the opening as well.</summary>
internal sealed record OpenedInside(string Title, string Summary, IReadOnlyList<OpenedAnswer> Answers, long? BudgetCents, string Planning, IReadOnlyList<OpenedFile> Files);

internal sealed record OpenedPartner(Guid OrganisationId, string Name);

internal sealed record OpenedAnswer(Guid QuestionId, string Text);

/// <param name="Id">Random, other than the id in the solution.</param>
/// <param name="Name">As the solver named it: may give the solver away, so never shown to a juror.</param>
/// <param name="StoredAs">Key in the file folder of this service, which also opens the file.</param>
/// <param name="Cleaning">As found when the team sent it.</param>
internal sealed record OpenedFile(Guid Id, string Name, long Size, string ContentType, string Sha256, string StoredAs, FileCleaning? Cleaning = null);
