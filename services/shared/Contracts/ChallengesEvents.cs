namespace Market.Contracts;

/// <summary>A text in nl, en and fr as far as filled in.</summary>
public sealed record Texts(string? Nl, string? En, string? Fr)
{
    public string For(string language) =>
        new[] { language switch { "nl" => Nl, "en" => En, "fr" => Fr, _ => null }, Nl, En, Fr }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";
}

/// <param name="Weight">Percent; all weights add up to 100. 0 for a requirement, which jurors answer with yes (10) or no (0).</param>
/// <param name="Minimum">Least mean score (0 to 10) to be eligible; null when there is none. Of a requirement 5 or 10.</param>
/// <param name="Levels">What earns which score, from few points to many; null when there are none.</param>
public sealed record PublishedCriterion(Guid Id, Texts Name, Texts Description, int Weight, decimal? Minimum, IReadOnlyList<PublishedLevel>? Levels = null);

/// <param name="Points">0 to 10.</param>
public sealed record PublishedLevel(int Points, Texts Text);

/// <param name="MaxLength">Characters.</param>
public sealed record PublishedQuestion(Guid Id, Texts Text, Texts Help, bool Required, int MaxLength);

public sealed record ChallengeApprovalRequested(Guid ChallengeId, Texts Title, Guid OrganisationId, Guid AuthorId) : IntegrationEvent;

public sealed record ChallengeReturned(Guid ChallengeId, Texts Title, Guid OrganisationId, Guid AuthorId, Guid ReviewerId, int Remarks) : IntegrationEvent;

/// <summary>Who opens a challenge at the strict level: any <paramref name="Threshold"/> of the officers, each with the own card.</summary>
/// <param name="Number">Of the approval: 1, 2, 3 … for each challenge. Each asks for new cards.</param>
public sealed record StrictOpening(IReadOnlyList<Guid> OfficerIds, int Threshold, int Number);

/// <param name="Strict">Null at the standard level.</param>
public sealed record ChallengeApproved(Guid ChallengeId, Texts Title, Guid OrganisationId, Guid AuthorId, Guid ReviewerId, StrictOpening? Strict = null) : IntegrationEvent;

/// <summary>A challenge is open to everyone; criteria and weights are frozen from here.</summary>
/// <param name="Deadline">Half-open: the last valid moment is just before it (UTC).</param>
/// <param name="OpeningFrom">Submissions may be opened from here; never before the deadline (UTC).</param>
/// <param name="CriteriaHash">Lower-case hex SHA-256 of the canonical JSON of the criteria.</param>
/// <param name="Strict">Null at the standard level.</param>
/// <param name="Taxonomy">What it is placed under: <c>safety</c>, <c>security</c> or both, and <c>proAction</c>, <c>prevention</c>, <c>preparation</c>, <c>response</c>, <c>recovery</c>; null in events from before it was told.</param>
public sealed record ChallengePublished(
    Guid ChallengeId, string Slug, Texts Title, Guid OrganisationId, string OrganisationName, Guid AuthorId, Guid ApproverId,
    DateTimeOffset Deadline, DateTimeOffset OpeningFrom, IReadOnlyList<PublishedCriterion> Criteria,
    IReadOnlyList<PublishedQuestion> Questions, IReadOnlyList<long> PrizeCents, string CriteriaHash, StrictOpening? Strict = null,
    IReadOnlyList<string>? Taxonomy = null) : IntegrationEvent;

public sealed record ChallengeCancelled(Guid ChallengeId, Texts Title, Guid OrganisationId, string Reason) : IntegrationEvent;

public sealed record ChallengeFollowed(Guid ChallengeId, Guid PersonId) : IntegrationEvent;

public sealed record ChallengeUnfollowed(Guid ChallengeId, Guid PersonId) : IntegrationEvent;

/// <summary>A second person of the body has to confirm another deadline.</summary>
public sealed record DeadlineChangeProposed(
    Guid ChallengeId, Texts Title, Guid OrganisationId, Guid ProposedBy, DateTimeOffset Previous, DateTimeOffset Deadline, Texts Reason) : IntegrationEvent;

/// <summary>Two persons want another deadline. The solutions service has the last word: it answers <see cref="DeadlineMoved"/> or <see cref="DeadlineMoveRefused"/>.</summary>
/// <param name="Number">1, 2, 3 … for each challenge; each is answered once.</param>
/// <param name="AfterOutage">The market was down before the deadline: it may also be extended when it has passed.</param>
public sealed record DeadlineChangeConfirmed(
    Guid ChallengeId, Texts Title, Guid OrganisationId, int Number, DateTimeOffset Previous, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, Texts Reason,
    Guid ProposedBy, Guid ConfirmedBy, bool AfterOutage) : IntegrationEvent;
