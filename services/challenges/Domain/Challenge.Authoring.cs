using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>Writing a draft, section by section. A section is kept as soon as it makes sense by itself; completeness is asked for later.</summary>
internal sealed partial class Challenge
{
    private const int MaxTitle = 150;
    private const int MaxSummary = 500;
    private const int MaxText = 10_000;

    /// <param name="inPreparation">How many challenges the organisation prepares already. Of several started in the same instant a few may pass the limit.</param>
    public static Result<Challenge> Start(Guid id, string? language, string? title, Actor actor, DateTimeOffset now, int inPreparation = 0)
    {
        if (actor.OrganisationId is not { } organisation)
            return ChallengeErrors.NoOrganisation;
        if (inPreparation >= MaxInPreparation)
            return ChallengeErrors.TooManyInPreparation;
        if (language is null || !LocalizedText.Languages.Contains(language))
            return ChallengeErrors.LanguageUnknown;
        var line = TextRules.Line(title);
        if (line is null)
            return ChallengeErrors.Required("title");
        if (line.Length > MaxTitle)
            return ChallengeErrors.TooLong("title", MaxTitle);
        return new Challenge
        {
            Id = id,
            Language = language,
            Title = LocalizedText.Of(language, line),
            Slug = Domain.Slug.Of(line, id),
            OrganisationId = organisation,
            OrganisationName = actor.OrganisationName,
            AuthorId = actor.PersonId,
            AuthorName = actor.Name,
            CreatedAt = now,
            UpdatedAt = now,
            SortDate = now,
        };
    }

    public Result SetNeed(LocalizedText? title, LocalizedText? summary, LocalizedText? need, LocalizedText? outcome, Actor actor, DateTimeOffset now)
    {
        var (newTitle, newSummary) = (TextRules.Lines(title), TextRules.Lines(summary));
        var (newNeed, newOutcome) = (TextRules.Paragraphs(need), TextRules.Paragraphs(outcome));
        return Edit(actor, now,
        [
            .. newTitle.In(Language) is null ? [ChallengeErrors.Required($"title.{Language}")] : Array.Empty<Error>(),
            .. TextRules.TooLong(newTitle, "title", MaxTitle),
            .. TextRules.TooLong(newSummary, "summary", MaxSummary),
            .. TextRules.TooLong(newNeed, "need", MaxText),
            .. TextRules.TooLong(newOutcome, "outcome", MaxText),
        ],
        () =>
        {
            (Title, Summary, Need, Outcome) = (newTitle, newSummary, newNeed, newOutcome);
            Slug = Domain.Slug.Of(newTitle.In(Language)!, Id);
        });
    }

    public Result SetTaxonomy(ChallengeOrigin? origin, IReadOnlyList<SafetyPhase> phases, IReadOnlyList<string> regions, ProcessType? process, Actor actor, DateTimeOffset now)
    {
        var known = regions.Select(Domain.Regions.Normalize).ToList();
        var unknown = known.Select((code, index) => (code, index)).Where(region => region.code is null).Select(region => ChallengeErrors.RegionUnknown($"regions[{region.index}]"));
        return Edit(actor, now, unknown, () =>
        {
            (Origin, Process) = (origin, process);
            PhaseBits = Domain.PhaseBits.Of(phases);
            RegionBits = Domain.Regions.BitsOf(known.OfType<string>());
        });
    }

    public Result SetCriteria(IReadOnlyList<Criterion> criteria, Actor actor, DateTimeOffset now)
    {
        var cleaned = criteria.Select(criterion => criterion with
        {
            Name = TextRules.Lines(criterion.Name),
            Description = TextRules.Paragraphs(criterion.Description),
            Levels = [.. criterion.Levels.Select(level => level with { Text = TextRules.Lines(level.Text) })],
        }).ToList();
        return Edit(actor, now, PartRules.OfCriteria(cleaned), () => Criteria = [.. cleaned.Select(WithoutEmptyLevels)]);
    }

    private static Criterion WithoutEmptyLevels(Criterion criterion) =>
        criterion with { Levels = [.. criterion.Levels.Where(level => !level.Text.IsEmpty).OrderBy(level => level.Points)] };

    public Result SetQuestions(IReadOnlyList<Question> questions, Actor actor, DateTimeOffset now)
    {
        var cleaned = questions.Select(question => question with { Text = TextRules.Lines(question.Text), Help = TextRules.Paragraphs(question.Help) }).ToList();
        return Edit(actor, now, PartRules.OfQuestions(cleaned), () => Questions = cleaned);
    }

    public Result SetPrizes(IReadOnlyList<Prize> prizes, Actor actor, DateTimeOffset now)
    {
        var cleaned = prizes.Select(prize => prize with { Label = TextRules.Lines(prize.Label) }).OrderBy(prize => prize.Rank).ToList();
        return Edit(actor, now, PartRules.OfPrizes(cleaned), () =>
        {
            Prizes = cleaned;
            PrizeTotalCents = cleaned.Count == 0 ? null : cleaned.Sum(prize => prize.AmountCents);
        });
    }

    public Result SetDates(ChallengeDates dates, Actor actor, DateTimeOffset now) =>
        Edit(actor, now, PartRules.OfDates(dates, now), () => Take(dates));

    /// <summary>Asked before the file is taken in, so that nobody can fill the disk of a challenge that is not theirs.</summary>
    public Result MayAddDocument(Actor actor)
    {
        var allowed = Check(ChallengeAction.Edit, actor);
        if (allowed.Failed)
            return allowed;
        return Documents.Count < MaxDocuments ? Result.Done : ChallengeErrors.TooManyDocuments;
    }

    public Result AddDocument(ChallengeDocument document, Actor actor, DateTimeOffset now)
    {
        var welcome = MayAddDocument(actor);
        if (welcome.Failed)
            return welcome;
        if (Documents.Any(kept => string.Equals(kept.Name, document.Name, StringComparison.OrdinalIgnoreCase)))
            return ChallengeErrors.DuplicateDocument(document.Name);
        return Edit(actor, now, [], () => Documents = [.. Documents, document]);
    }

    /// <summary>The document that was taken away, whose file can go too.</summary>
    public Result<ChallengeDocument> RemoveDocument(Guid documentId, Actor actor, DateTimeOffset now)
    {
        var document = Documents.FirstOrDefault(document => document.Id == documentId);
        if (document is null)
            return Error.NotFound();
        var edited = Edit(actor, now, [], () => Documents = [.. Documents.Where(kept => kept.Id != documentId)]);
        return edited.Failed ? Result<ChallengeDocument>.From(edited) : document;
    }

    /// <summary>Whether the draft may be thrown away; the caller removes it.</summary>
    public Result Delete(Actor actor) => Check(ChallengeAction.Delete, actor);

    private Result Edit(Actor actor, DateTimeOffset now, IEnumerable<Error> errors, Action apply)
    {
        var allowed = Check(ChallengeAction.Edit, actor);
        if (allowed.Failed)
            return allowed;
        var refused = Result.Refused([.. errors]);
        if (refused.Failed)
            return refused;
        apply();
        UpdatedAt = now;
        if (actor.PersonId != AuthorId && !EditorIds.Contains(actor.PersonId))
            EditorIds = [.. EditorIds, actor.PersonId];
        return Result.Done;
    }

    private void Take(ChallengeDates dates)
    {
        (PublishAt, Deadline, OpeningFrom, JudgingUntil, AwardBy) = dates;
        SortDate = Deadline ?? CreatedAt;
    }
}
