using Market.Kernel;

namespace Market.Challenges.Domain;

/// <param name="Weight">Percent, 1 to 100; all weights add up to 100 before approval. 0 for a requirement, which jurors answer with yes (10) or no (0).</param>
/// <param name="Minimum">
/// Least mean score, 0 to 10 with at most one decimal; null when there is none. Of a requirement 5 (more no than yes excludes) or 10 (one no excludes).
/// </param>
internal sealed record Criterion(Guid Id, LocalizedText Name, LocalizedText Description, int Weight, decimal? Minimum)
{
    /// <summary>Excludes who does not fulfil it, and counts in no total.</summary>
    public bool IsRequirement => this is { Weight: 0, Minimum: 5 or 10 };

    /// <summary>What earns which score, from few points to many; empty when the author did not say.</summary>
    public IReadOnlyList<CriterionLevel> Levels { get; init; } = [];
}

/// <summary>A score with words for what earns it, by which jurors keep to one scale.</summary>
/// <param name="Points">0 to 10.</param>
internal sealed record CriterionLevel(int Points, LocalizedText Text);

/// <param name="MaxLength">Characters.</param>
internal sealed record Question(Guid Id, LocalizedText Text, LocalizedText Help, bool Required, int MaxLength);

/// <param name="Rank">1, 2, 3 … without gaps.</param>
internal sealed record Prize(int Rank, long AmountCents, LocalizedText Label);

/// <param name="Key">Name of the file in the documents folder.</param>
/// <param name="Size">Bytes.</param>
internal sealed record ChallengeDocument(Guid Id, string Key, string Name, string ContentType, long Size, string Sha256);

/// <summary>What the reviewer wants changed.</summary>
/// <param name="Field">The field as named in the editing body, or empty for the whole.</param>
internal sealed record Remark(string Field, string Text, string By, DateTimeOffset At);

/// <summary>A part of an imported challenge, as sanitised HTML.</summary>
internal sealed record HtmlSection(string Key, string Html);

/// <summary>Where an imported challenge comes from.</summary>
internal sealed record ChallengeSource(string System, string ExternalId, string? Url);

internal sealed record ChallengeWinner(int Rank, string SolutionTitle, string OrganisationName, IReadOnlyList<string> Partners, decimal Total, long? PrizeCents);

internal sealed record ChallengeResults(DateTimeOffset PublishedAt, int Submissions, IReadOnlyList<ChallengeWinner> Winners, IReadOnlyList<string>? Withdrawn = null);

/// <summary>The dates of a challenge (UTC).</summary>
/// <param name="PublishAt">When the officer means to publish; null when not decided.</param>
/// <param name="Deadline">Half-open: the last valid moment is just before it.</param>
/// <param name="OpeningFrom">Submissions may be opened from here.</param>
internal sealed record ChallengeDates(DateTimeOffset? PublishAt, DateTimeOffset? Deadline, DateTimeOffset? OpeningFrom, DateTimeOffset? JudgingUntil, DateTimeOffset? AwardBy)
{
    public static readonly ChallengeDates None = new(null, null, null, null, null);
}
