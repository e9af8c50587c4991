using Market.Kernel;
using Market.Solutions.Domain.Deadlines;

namespace Market.Solutions.Domain.Copies;

/// <summary>This service's copy of a published challenge: what a solver answers, what a juror scores, and when.</summary>
internal sealed class ChallengeBrief
{
    /// <summary>The challenge's id in the challenges service.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows with every change, so that who kept it notices.</summary>
    public int Version { get; private set; }

    public required string Slug { get; set; }

    public required LocalizedText Title { get; set; }

    public required Guid OrganisationId { get; set; }

    public required string OrganisationName { get; set; }

    /// <summary>Half-open: the last valid moment is just before it.</summary>
    public required DateTimeOffset Deadline { get; set; }

    public required DateTimeOffset OpeningFrom { get; set; }

    public required IReadOnlyList<BriefCriterion> Criteria { get; set; }

    public required IReadOnlyList<BriefQuestion> Questions { get; set; }

    public required IReadOnlyList<long> PrizeCents { get; set; }

    public required string CriteriaHash { get; set; }

    /// <summary>The terms of the taxonomy that it is placed under: origins of the harm, links of the safety chain. Empty in briefs from before this was kept.</summary>
    public IReadOnlyList<string> Taxonomy { get; set; } = [];

    /// <summary>Who wrote and who approved it: they do not judge it. Empty in briefs from before this was kept.</summary>
    public IReadOnlyList<Guid> OfficialIds { get; set; } = [];

    /// <summary>How many opening officers must give their card; null at the standard level, where two persons of the body open.</summary>
    public int? CardsNeeded { get; set; }

    public bool IsStrict => CardsNeeded is not null;

    /// <summary>Number of the change that its deadline comes from; 0 when that is the publication. An older one never replaces a newer one.</summary>
    public int DeadlineMoves { get; private set; }

    public bool Cancelled { get; set; }

    /// <summary>When its submissions were opened here.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When its award was published here.</summary>
    public DateTimeOffset? AwardedAt { get; private set; }

    /// <summary>Never before the deadline, whatever the brief says.</summary>
    public DateTimeOffset OpensAt => OpeningFrom > Deadline ? OpeningFrom : Deadline;

    /// <summary>What a solver may know of its progress.</summary>
    public BriefStage StageAt(DateTimeOffset now) => this switch
    {
        { Cancelled: true } => BriefStage.Cancelled,
        { AwardedAt: not null } => BriefStage.Awarded,
        { OpenedAt: not null } => BriefStage.Opened,
        _ => now < Deadline ? BriefStage.Open : BriefStage.Closed,
    };

    /// <summary>Two persons changed it, and the clock that decides allowed it.</summary>
    public void MoveDeadline(DeadlineWish wish) => (DeadlineMoves, Deadline, OpeningFrom) = (wish.Number, wish.Deadline, wish.OpeningFrom);

    public void MarkOpened(DateTimeOffset at) => OpenedAt = at;

    public void MarkAwarded(DateTimeOffset at) => AwardedAt = at;
}

public enum BriefStage
{
    Open,
    Closed,
    Opened,
    Awarded,
    Cancelled,
}

/// <param name="Weight">Percent; all weights add up to 100. 0 for a requirement.</param>
/// <param name="Minimum">Least mean score (0 to 10) to be eligible; null when there is none. Of a requirement 5 (more no than yes excludes) or 10 (one no excludes).</param>
internal sealed record BriefCriterion(Guid Id, LocalizedText Name, LocalizedText Description, int Weight, decimal? Minimum)
{
    /// <summary>Jurors answer it with yes (10) or no (0); it excludes, and counts in no total.</summary>
    public bool IsRequirement => this is { Weight: 0, Minimum: 5 or 10 };

    /// <summary>What earns which score, from few points to many.</summary>
    public IReadOnlyList<BriefLevel> Levels { get; init; } = [];
}

/// <param name="Points">0 to 10.</param>
internal sealed record BriefLevel(int Points, LocalizedText Text);

/// <param name="MaxLength">Characters.</param>
internal sealed record BriefQuestion(Guid Id, LocalizedText Text, LocalizedText Help, bool Required, int MaxLength);
