using Market.Challenges.Domain;
using Market.Kernel;

namespace Market.Challenges.Features.Browsing;

/// <summary>Everything about a challenge that the caller may see.</summary>
/// <param name="Sections">Sanitised HTML of an imported challenge; empty for the market's own.</param>
/// <param name="CriteriaHash">Lower-case hex SHA-256 of the criteria as published.</param>
/// <param name="Remarks">Of the last review; empty for who is not of the team.</param>
/// <param name="AuthorId">Null for who is not of the team.</param>
public sealed record ChallengeDetail(
    Guid Id, string Slug, int Version, ChallengeStage Stage, string Language, LocalizedText Title, LocalizedText Summary, LocalizedText Need, LocalizedText Outcome,
    IReadOnlyList<SectionView> Sections, Guid OrganisationId, string OrganisationName, ChallengeOrigin? Origin, IReadOnlyList<SafetyPhase> Phases,
    IReadOnlyList<string> Regions, ProcessType? Process, IReadOnlyList<CriterionView> Criteria, string? CriteriaHash, IReadOnlyList<QuestionView> Questions,
    IReadOnlyList<PrizeView> Prizes, string PrizeCurrency, IReadOnlyList<DocumentView> Documents, DatesView Dates, DateTimeOffset? PublishedAt,
    string? CancelledReason, ResultsView? Results, SourceView? Source, bool Followed, int Followers, bool CanEdit, bool CanReview, bool CanPublish,
    IReadOnlyList<RemarkView> Remarks, Guid? AuthorId, string? AuthorName, IReadOnlyList<DeadlineMoveView> DeadlineMoves, DeadlineDesk? DeadlineDesk,
    SealingView Sealing);

/// <param name="Officers">How many are named, at the strict level.</param>
/// <param name="Threshold">How many of them open together, at the strict level.</param>
/// <param name="OfficerIds">Who they are; empty for who is not of the team.</param>
/// <param name="WaitsForCards">Not every officer has a card yet, so it cannot be published.</param>
public sealed record SealingView(SealingLevel Level, int? Officers, int? Threshold, IReadOnlyList<Guid> OfficerIds, bool WaitsForCards);

public sealed record SectionView(string Key, string Html);

/// <param name="Weight">Percent.</param>
/// <param name="Minimum">Least mean score, 0 to 10.</param>
/// <param name="Levels">What earns which score, from few points to many.</param>
public sealed record CriterionView(Guid Id, LocalizedText Name, LocalizedText Description, int Weight, decimal? Minimum, IReadOnlyList<CriterionLevelView> Levels);

/// <param name="Points">0 to 10.</param>
public sealed record CriterionLevelView(int Points, LocalizedText Text);

public sealed record QuestionView(Guid Id, LocalizedText Text, LocalizedText Help, bool Required, int MaxLength);

public sealed record PrizeView(int Rank, long AmountCents, LocalizedText Label);

public sealed record DocumentView(Guid Id, string Name, long Size, string ContentType, string Sha256);

public sealed record DatesView(DateTimeOffset? PublishAt, DateTimeOffset? Deadline, DateTimeOffset? OpeningFrom, DateTimeOffset? JudgingUntil, DateTimeOffset? AwardBy);

/// <param name="Withdrawn">Winners of an earlier decision who withdrew; null when it is the first decision.</param>
public sealed record ResultsView(DateTimeOffset PublishedAt, int Submissions, IReadOnlyList<WinnerView> Winners, IReadOnlyList<string>? Withdrawn);

public sealed record WinnerView(int Rank, string SolutionTitle, string OrganisationName, IReadOnlyList<string> Partners, decimal Total, long? PrizeCents);

public sealed record SourceView(string System, string ExternalId, string? Url);

public sealed record RemarkView(string Field, string Text, string By, DateTimeOffset At);

internal static class ChallengeDetails
{
    public static ChallengeDetail ToDetail(this Challenge challenge, Actor actor, bool followed, int followers, DateTimeOffset now)
    {
        var isTeam = ChallengeAccess.IsTeam(challenge, actor);
        return new ChallengeDetail(
            challenge.Id, challenge.Slug, challenge.Version, challenge.StageAt(now), challenge.Language, challenge.Title, challenge.Summary, challenge.Need, challenge.Outcome,
            [.. challenge.Sections.Select(section => new SectionView(section.Key, section.Html))],
            challenge.OrganisationId, challenge.OrganisationName, challenge.Origin, challenge.Phases, challenge.Regions, challenge.Process,
            [.. challenge.Criteria.Select(criterion => new CriterionView(
                criterion.Id, criterion.Name, criterion.Description, criterion.Weight, criterion.Minimum, [.. criterion.Levels.Select(level => new CriterionLevelView(level.Points, level.Text))]))],
            challenge.CriteriaHash,
            [.. challenge.Questions.Select(question => new QuestionView(question.Id, question.Text, question.Help, question.Required, question.MaxLength))],
            [.. challenge.Prizes.Select(prize => new PrizeView(prize.Rank, prize.AmountCents, prize.Label))],
            challenge.PrizeCurrency,
            [.. challenge.Documents.Select(document => new DocumentView(document.Id, document.Name, document.Size, document.ContentType, document.Sha256))],
            new DatesView(challenge.PublishAt, challenge.Deadline, challenge.OpeningFrom, challenge.JudgingUntil, challenge.AwardBy),
            challenge.PublishedAt, challenge.CancelledReason, ToView(challenge.Results), ToView(challenge.Source), followed, followers,
            challenge.Allows(ChallengeAction.Edit, actor), challenge.Allows(ChallengeAction.Approve, actor), challenge.Allows(ChallengeAction.Publish, actor),
            isTeam ? [.. challenge.Remarks.Select(remark => new RemarkView(remark.Field, remark.Text, remark.By, remark.At))] : [],
            isTeam ? challenge.AuthorId : null, isTeam ? challenge.AuthorName : null,
            challenge.ToDeadlineMoves(isTeam), isTeam ? challenge.ToDeadlineDesk(actor, now) : null,
            ToView(challenge.Strict, isTeam, challenge.WaitsForCards));
    }

    private static SealingView ToView(StrictSealing? strict, bool isTeam, bool waits) => strict is null
        ? new SealingView(SealingLevel.Standard, null, null, [], false)
        : new SealingView(SealingLevel.Strict, strict.OfficerIds.Count, strict.Threshold, isTeam ? strict.OfficerIds : [], waits);

    private static ResultsView? ToView(ChallengeResults? results) => results is null ? null : new ResultsView(
        results.PublishedAt, results.Submissions,
        [.. results.Winners.Select(winner => new WinnerView(winner.Rank, winner.SolutionTitle, winner.OrganisationName, winner.Partners, winner.Total, winner.PrizeCents))], results.Withdrawn);

    private static SourceView? ToView(ChallengeSource? source) => source is null ? null : new SourceView(source.System, source.ExternalId, source.Url);
}
