using Market.Kernel;

namespace Market.Portal.Clients;

/// <summary>A challenge in a list.</summary>
public sealed record CatalogueItem(
    Guid Id, string Slug, LocalizedText Title, LocalizedText Summary, Guid OrganisationId, string OrganisationName, string Stage, string? Origin,
    IReadOnlyList<string>? Phases, IReadOnlyList<string>? Regions, string? Process, DateTimeOffset? Deadline, DateTimeOffset? PublishedAt,
    long? PrizeTotalCents, string? PrizeCurrency, bool Followed);

public sealed record FacetValue(string Value, int Count);

/// <summary>One page of the catalogue, with the counts that the filters show.</summary>
public sealed record CataloguePage(
    IReadOnlyList<CatalogueItem> Items, int Page, int Size, int Total, bool TotalIsCapped, IReadOnlyDictionary<string, IReadOnlyList<FacetValue>>? Facets)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Math.Max(1, Size));
}

public sealed record ChallengeSection(string Key, string Html);

/// <param name="Levels">What earns which score, from few points to many.</param>
public sealed record ChallengeCriterion(Guid Id, LocalizedText Name, LocalizedText? Description, decimal Weight, decimal? Minimum, IReadOnlyList<CriterionLevel>? Levels = null)
{
    /// <summary>Answered with yes (10) or no (0); excludes, and counts in no total.</summary>
    public bool IsRequirement => this is { Weight: 0, Minimum: 5 or 10 };

    public LocalizedText? LevelOf(int points) => Levels?.FirstOrDefault(level => level.Points == points)?.Text;
}

/// <param name="Points">0 to 10.</param>
public sealed record CriterionLevel(int Points, LocalizedText Text)
{
    /// <summary>The scores that an author is asked words for.</summary>
    public static IReadOnlyList<int> Asked { get; } = [0, 3, 5, 8, 10];
}

public sealed record ChallengeQuestion(Guid Id, LocalizedText Text, LocalizedText? Help, bool Required, int MaxLength);

public sealed record ChallengePrize(int Rank, long AmountCents, LocalizedText? Label);

public sealed record ChallengeDocument(Guid Id, string Name, long Size, string ContentType, string Sha256);

public sealed record ChallengeDates(DateTimeOffset? PublishAt, DateTimeOffset? Deadline, DateTimeOffset? OpeningFrom, DateTimeOffset? JudgingUntil, DateTimeOffset? AwardBy);

public sealed record ResultWinner(int Rank, string SolutionTitle, string OrganisationName, IReadOnlyList<string>? Partners, decimal Total, long? PrizeCents);

public sealed record ChallengeResults(DateTimeOffset PublishedAt, int Submissions, IReadOnlyList<ResultWinner> Winners, IReadOnlyList<string>? Withdrawn = null);

public sealed record ChallengeSource(string System, string ExternalId, string? Url);

/// <summary>A remark of the approver about one field.</summary>
public sealed record ChallengeRemark(string Field, string Text, string? By, DateTimeOffset At);

/// <summary>Everything about one challenge that the reader may see.</summary>
public sealed record ChallengeDetail(
    Guid Id, string? Slug, int Version, string Stage, string Language, LocalizedText Title, LocalizedText Summary, LocalizedText Need, LocalizedText Outcome,
    IReadOnlyList<ChallengeSection>? Sections, Guid OrganisationId, string OrganisationName, string? Origin, IReadOnlyList<string>? Phases, IReadOnlyList<string>? Regions,
    string? Process, IReadOnlyList<ChallengeCriterion>? Criteria, string? CriteriaHash, IReadOnlyList<ChallengeQuestion>? Questions, IReadOnlyList<ChallengePrize>? Prizes,
    string? PrizeCurrency, IReadOnlyList<ChallengeDocument>? Documents, ChallengeDates? Dates, DateTimeOffset? PublishedAt, string? CancelledReason, ChallengeResults? Results,
    ChallengeSource? Source, bool Followed, int Followers, bool CanEdit, bool CanReview, bool CanPublish,
    IReadOnlyList<ChallengeRemark>? Remarks, Guid? AuthorId, string? AuthorName, IReadOnlyList<DeadlineMove>? DeadlineMoves = null, DeadlineDesk? DeadlineDesk = null, ChallengeSealing? Sealing = null);

/// <summary>How submissions are sealed, and who opens them.</summary>
/// <param name="Level"><c>standard</c> or <c>strict</c>.</param>
/// <param name="Officers">How many are named, at the strict level; <paramref name="Threshold"/> of them open together.</param>
/// <param name="OfficerIds">For the body only.</param>
/// <param name="WaitsForCards">It cannot be published before every officer has a card.</param>
public sealed record ChallengeSealing(string Level, int? Officers, int? Threshold, IReadOnlyList<Guid>? OfficerIds, bool WaitsForCards);

/// <summary>A change of the deadline; names are there for the own organisation only.</summary>
/// <param name="State"><c>proposed</c>, <c>withdrawn</c>, <c>confirmed</c>, <c>applied</c> or <c>refused</c>.</param>
/// <param name="RefusedBecause">Error code.</param>
public sealed record DeadlineMove(
    int Number, DateTimeOffset Previous, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, LocalizedText Reason, string State,
    DateTimeOffset ProposedAt, string? ProposedByName, string? ConfirmedByName, DateTimeOffset? DecidedAt, string? RefusedBecause);

/// <summary>What the reader may do about the deadline; null for who is not of the organisation.</summary>
/// <param name="Earliest">A deadline that is brought forward is not before this.</param>
public sealed record DeadlineDesk(bool CanPropose, bool CanConfirm, bool CanWithdraw, DateTimeOffset ServerTime, DateTimeOffset Earliest, PreparedExtension? Prepared);

/// <summary>The equal extension after the market was down.</summary>
public sealed record PreparedExtension(DateTimeOffset Deadline, DateTimeOffset From, DateTimeOffset Until, int MinutesLost);

/// <summary>A challenge of the own organisation in the authoring list.</summary>
public sealed record OwnChallenge(Guid Id, string? Slug, LocalizedText Title, string Stage, int Version, DateTimeOffset UpdatedAt, Guid AuthorId, DateTimeOffset? Deadline);

/// <summary>What still blocks sending for approval (blocking), or could be better (advice).</summary>
public sealed record ChallengeCheck(string Code, string? Field, string Severity, string Section, IReadOnlyList<string>? Values);

public sealed record CreatedId(Guid Id);

/// <summary>What became of something in an imported notice.</summary>
/// <param name="Severity"><c>imported</c>, <c>adjusted</c> or <c>skipped</c>.</param>
/// <param name="Details">By name; <c>text</c> is what stood in the notice.</param>
public sealed record ImportedNote(string Severity, string Code, string? Field, IReadOnlyDictionary<string, string>? Details);

public sealed record ImportedNotice(Guid Id, IReadOnlyList<ImportedNote>? Notes);

public sealed record CriterionInput(Guid? Id, LocalizedText Name, LocalizedText? Description, int Weight, decimal? Minimum, IReadOnlyList<CriterionLevel> Levels);

public sealed record QuestionInput(Guid? Id, LocalizedText Text, LocalizedText? Help, bool Required, int MaxLength);

public sealed record PrizeInput(int Rank, long AmountCents, LocalizedText? Label);
